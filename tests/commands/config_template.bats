# The house's own template: what of it is left in a document, and what of it is known.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir -p docs
    cat >docs/template.md <<'END'
# Postmortem: [service] on {day}

This page is public. All times are UTC.

## Summary

_Two sentences for the board._

## Guardrails

Which of our guardrails held? Describe how the rota was reached.

<!-- List every page that was sent, with its time. -->
<!-- prettier-ignore -->

| Team | <team name> |
| --- | --- |
| Shift | [ ] |

See [the handbook](https://handbook.example) and <https://pages.example>.<br>
Write {{ author }} here.
END
    cp "$BATS_TEST_DIRNAME/documents/clean.md" docs/clean.md
    echo 'template: docs/template.md' >.postmortem.yml
}

findings() { # the rule, the line and the words of each finding
    "$PMLINT" --show info --format json "$@" |
        jq -r --argjson base "${base:-0}" '.files[].findings[] | "\(.rule) \(.line - $base): \(.message)"'
}

@test "a document in which nothing of it is left" {
    cat >>docs/clean.md <<'END'

## Guardrails

This page is public. All times are UTC. The rota was reached in two minutes, and [the
handbook](https://handbook.example) held. In code `<team name>` is a name, <br> a line's end.
END
    [ "$(findings docs/clean.md)" = "" ]
    [ "$("$PMLINT" facts --format json docs/clean.md | jq -c .not_understood)" = '[]' ]
    [ "$("$PMLINT" facts --no-config --format json docs/clean.md | jq -c '[.not_understood[].heading]')" = '["Guardrails"]' ]
}

@test "its tokens, prompts and comments, wherever they are left" {
    base=$(wc -l <docs/clean.md)
    cat >>docs/clean.md <<'END'

## Guardrails

Two sentences for the board. The [service] was slow for <team name>; {{ author }} knows it.

- which of our guardrails held?
- Describe how the rota was reached.

<!-- List every page that was sent, with its time. -->
END
    diff - <(findings docs/clean.md | sort) <<'END'
placeholder-left 4: placeholder "<team name>" is left in
placeholder-left 4: placeholder "[service]" is left in
placeholder-left 4: placeholder "{{ author }}" is left in
template-prompt-left 4: template instruction left in: "Two sentences for the board."
template-prompt-left 6: template instruction left in: "which of our guardrails held?"
template-prompt-left 7: template instruction left in: "Describe how the rota was reached."
template-prompt-left 9: the template's prompt is left in: "List every page that was sent, with its time."
END
    [ "$(findings --no-config docs/clean.md | grep -c 'prompt-left\|service\|team name')" = 0 ]
}

@test "the template itself is not linted where it is found" {
    run "$PMLINT" --list-files docs
    [ "${lines[0]}" = "docs/clean.md: linted" ]
    [ "${lines[1]}" = "docs/template.md: left out: it is the template of .postmortem.yml:1" ]
    [ "$("$PMLINT" --format json docs | jq -c '[.files[].path]')" = '["docs/clean.md"]' ]
}

@test "one that cannot be read is a fault of the configuration" {
    echo 'template: docs/none.md' >.postmortem.yml
    run --separate-stderr "$PMLINT" docs/clean.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: .postmortem.yml:1:11: 'docs/none.md' cannot be read: No such file or directory; check the path" ]
    # As all paths in messages it is told from the working directory on, not from the configuration's.
    rm .postmortem.yml
    echo 'template: none.md' >docs/.postmortem.yml
    run --separate-stderr "$PMLINT" docs/clean.md
    [ "$stderr" = "pmlint: docs/.postmortem.yml:1:11: 'docs/none.md' cannot be read: No such file or directory; check the path" ]
    rm docs/.postmortem.yml
    echo 'template: docs/none.md' >.postmortem.yml
    printf '# A\0' >docs/none.md
    run --separate-stderr "$PMLINT" docs/clean.md
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: .postmortem.yml:1:11: 'docs/none.md' the file is binary"* ]]
}

@test "orders of the template are told where they are left, and what every report may keep is not" {
    cat >docs/template.md <<'END'
# Postmortem

All times are UTC. Severities are those of the handbook. Two lines of the log are enough for most readers.

Say which customers were hit. Paste the timeline from the chat below. Name at least one thing that went well.

Two or three sentences for the board. At most 3 bullets.

Only items with a ticket belong here.

Say which tickets are open on [the board](https://board.example). Tickets are tracked at https://tickets.example.

This report is confidential. The list of owners is on the wiki. Names of customers are not written out.

Name: the service. State of the art it is not. Listed are all the teams. One of the lines was cut.
END
    cp docs/template.md docs/copy.md
    sed -i '1s/.*/# Postmortem: mail outage on 3 May 2024/' docs/copy.md
    diff - <(findings docs/copy.md | sed -n 's/^template-prompt-left //p') <<'END'
5: template instruction left in: "Say which customers were hit."
5: template instruction left in: "Paste the timeline from the chat below."
5: template instruction left in: "Name at least one thing that went well."
7: template instruction left in: "Two or three sentences for the board."
7: template instruction left in: "At most 3 bullets."
9: template instruction left in: "Only items with a ticket belong here."
END
}
