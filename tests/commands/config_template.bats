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
    printf '# A\0' >docs/none.md
    run --separate-stderr "$PMLINT" docs/clean.md
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: .postmortem.yml:1:11: 'docs/none.md' the file is binary"* ]]
}
