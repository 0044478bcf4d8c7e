# What lint prints: text for a person, concise, JSON.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/documents"
}

pmlint() {
    "$PMLINT" "$@"
}

@test "text: carets under wide, joined and combining characters and behind tabs" {
    pmlint --rule link-broken=error --fail-on never wide.md |
        grep -A 2 '\[link-broken\]$' | grep -v '^--$' >"$BATS_TEST_TMPDIR/printed"
    diff ../expected/wide.txt "$BATS_TEST_TMPDIR/printed"
}

@test "text: a length that contradicts its window" {
    pmlint --quiet --rule duration-mismatch=error length.md --fail-on never |
        sed -n '/duration-mismatch/,/^     =/p' >"$BATS_TEST_TMPDIR/printed"
    [ "$(sed -n '2,5p' "$BATS_TEST_TMPDIR/printed" | grep -c '|')" = 4 ]
    grep -qx '   4 | \*\*Window:\*\* 2025-03-17 14:00 to 16:30 UTC' "$BATS_TEST_TMPDIR/printed"
    grep -qx '   5 | \*\*Duration:\*\* 3 h 30 min' "$BATS_TEST_TMPDIR/printed"
    grep -q '^     |               ^^^^^^^^^^' "$BATS_TEST_TMPDIR/printed"
}

@test "text: a long line is cut so that caret and remedy stay within the width" {
    cd "$BATS_TEST_TMPDIR"
    words=$(printf 'and the word %.0s' {1..20})
    printf '# Outage\n\n%s![graph](none.png) %s\n\n## Action items\n\n- Fix %s\n' \
        "$words" "$words" "$words" >long.md
    widest() { # of the lines that show the document
        grep -E '^ {3,}[0-9]* \|' | wc -L
    }
    [ "$(pmlint --show info long.md | widest)" -le 100 ]
    pmlint --fail-on never long.md | grep -q '^     |  *^^^^^^^^ add the file, or remove the picture$'
    pmlint --show info --fail-on never long.md | grep -q '^     |   ^^^ '
    command -v script || skip "script is not installed"
    script -qec "stty cols 60; '$PMLINT' --show info --color never long.md" /dev/null </dev/null |
        tr -d '\r' >narrow
    grep -q none.png narrow
    [ "$(widest <narrow)" -le 60 ]
}

@test "text: what was not found for one reason is said at once, with its one cure" {
    cd "$BATS_TEST_TMPDIR"
    cat >unread.md <<'END'
# Outage of the depot on 3 May 2024

## Symptom

The depot answered 502 to 40% of all users, who then could not fetch a single parcel label. Some of
them called the branches, and the branches called us.

## Working theory

We believe that one of the two gateways was full of connections which nobody had closed, and that it
answered the rest with 502. We have looked at the graphs of both gateways and of the depot behind
them, and we have asked the network team whether they saw the same on their side.
END
    pmlint --show warning unread.md >printed
    [ "$(grep -c ' warning: ' printed)" = 1 ]
    title='unread.md:1:3: warning: no action items, duration, root cause, summary or timeline found'
    title="$title; not understood: 'Symptom', 'Working theory' [action-items-missing, duration-missing, section-missing]"
    [ "$(grep warning: printed)" = "$title" ]
    grep -qF 'map them under "sections:" in .postmortem.yml' printed
    [ "$(pmlint --format json unread.md | jq '.summary.warnings')" = 5 ]
}

@test "text: colours only where they are wanted" {
    [[ "$(pmlint length.md)" != *$'\033'* ]]
    [[ "$(pmlint --color always length.md)" == *$'\033[1;31merror'* ]]
    [[ "$(pmlint --color never length.md)" != *$'\033'* ]]
    command -v script || skip "script is not installed"
    in_terminal() {
        script -qec "$1" /dev/null </dev/null
    }
    in_terminal true || skip "this system gives no pseudo-terminal"
    [[ "$(TERM=xterm in_terminal "'$PMLINT' length.md")" == *$'\033[1;31merror'* ]]
    [[ "$(TERM=xterm NO_COLOR=1 in_terminal "'$PMLINT' length.md")" != *$'\033'* ]]
    [[ "$(TERM=dumb in_terminal "'$PMLINT' length.md")" != *$'\033'* ]]
    [[ "$(NO_COLOR=1 in_terminal "'$PMLINT' length.md")" == "length.md  the parcel search"* ]]
}

@test "text: the header stands above one file only, and --quiet leaves out all but findings" {
    plain() {
        pmlint --color always "$@" | sed 's/\x1b\[[0-9;]*m//g'
    }
    plain clean.md >"$BATS_TEST_TMPDIR/printed"
    [ "$(sed -n 1p "$BATS_TEST_TMPDIR/printed")" = \
        "clean.md  the parcel search was slow on 17 March 2025" ]
    [[ "$(sed -n 2p "$BATS_TEST_TMPDIR/printed")" == \
        "  read    14:00–16:30 UTC, 2 h 30 min · 4 entries, in order · "*" · cause · 2 actions" ]]
    [ "$(tail -n 1 "$BATS_TEST_TMPDIR/printed")" = "1 file: no findings" ]
    [[ "$(plain clean.md length.md)" != *"  read "* ]]
    [ "$(plain --quiet clean.md)" = "" ]
}

@test "text: the header calls no timeline in order whose days fall back" {
    days() {
        printf '# Outage\n\n## Timeline (UTC)\n\n'
        printf '### %s\n\n- 13:55 Alert fires\n- 14:05 Team joins\n\n' "$@"
    }
    days 2025-03-10 2025-03-12 | pmlint --color always - | grep -q '4 entries, in order'
    days 2025-03-12 2025-03-10 | pmlint --color always - | grep -q '4 entries ·'
    days '2025-03-12: Web' '2025-03-10: Search' | pmlint --color always - | grep -q '4 entries ·'
}

@test "text: the last line counts, and says how to see what is hidden" {
    [ "$(pmlint --show info clean.md notes.md clean.md | tail -n 1 | cut -d : -f 1)" = "2 files" ]
    pmlint --rule duration-mismatch=info --fail-on never length.md | tail -n 1 |
        grep -q '1 note not shown (--show info)$'
    [ "$(pmlint --show error --rule duration-mismatch=warning length.md | tail -n 1)" = \
        "1 file: 1 warning not shown (--show warning)" ]
}

@test "--show hides in text and concise, never in JSON" {
    [ "$(pmlint --show error --rule duration-mismatch=warning --format concise length.md |
        grep -c duration-mismatch)" = 0 ]
    [ "$(pmlint --show error --rule duration-mismatch=info --format json length.md |
        jq '[.files[0].findings[] | select(.rule == "duration-mismatch")] | length')" = 1 ]
}

@test "concise: one line a finding" {
    pmlint --format concise length.md wide.md >"$BATS_TEST_TMPDIR/printed" || true
    [ -s "$BATS_TEST_TMPDIR/printed" ]
    [ "$(grep -Evc '^[a-z]+\.md:[0-9]+:[0-9]+: (error|warning): .* \[[a-z-]+\]$' \
        "$BATS_TEST_TMPDIR/printed")" = 0 ]
}

@test "json: the keys of the interface, no more" {
    pmlint --format json length.md wide.md missing.md >"$BATS_TEST_TMPDIR/json" 2>&- || true
    jq -e 'keys == ["files", "not_checked", "summary", "tool", "version"]
        and (.summary | keys) == ["errors", "files", "infos", "warnings"]
        and .summary.files == 2
        and .summary.errors == ([.files[].findings[] | select(.severity == "error")] | length)
        and all(.files[]; keys == ["findings", "path", "postmortem", "profile"])
        and all(.files[].findings[]; keys == ["column", "end_column", "end_line", "fingerprint",
            "help", "line", "message", "related", "rule", "severity"])
        and all(.files[].findings[].related[]; keys ==
            ["column", "end_column", "end_line", "line", "message"])
        and all(.files[].findings[]; .end_line >= .line)
        and .not_checked[0].path == "missing.md"' "$BATS_TEST_TMPDIR/json"
    jq -e '.files[1].findings[] | select(.rule == "link-broken" and .line == 3)
        | .column == 24 and .end_column == 30' "$BATS_TEST_TMPDIR/json"
}

@test "--statistics: on standard output with text, else on standard error" {
    run --separate-stderr pmlint --statistics --fail-on never length.md
    [[ "$output" == *"1  duration-mismatch"* ]]
    run --separate-stderr pmlint --statistics --fail-on never --format json length.md
    [[ "$stderr" == *"1  duration-mismatch"* ]]
    jq -e . <<<"$output"
}

@test "sarif: what is suppressed stands there with its reason, and counts for nothing" {
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' '<!-- pmlint disable title-missing, section-missing: "quoted" reason -->' '' \
        '![graph](none.png)' >suppressed.md
    pmlint --format sarif=all.sarif --format json=all.json --write-baseline known.json suppressed.md
    pmlint --format sarif=known.sarif --baseline known.json suppressed.md
    jq -e --slurpfile json all.json '.runs[0].results
        | (map(select(.suppressions | not) | .ruleId) | sort)
            == ($json[0].files[0].findings | map(.rule) | sort)
        and any(.[]; .ruleId == "section-missing" and .suppressions == [
            {"kind": "inSource", "justification": "\"quoted\" reason"}])' all.sarif
    jq -e '.runs[0].results | all(.[]; .suppressions | length == 1)
        and any(.[]; .ruleId == "link-broken" and .suppressions == [{"kind": "external"}])' known.sarif
    jq -e '.runs[0].invocations[0].exitCode == 0' known.sarif
}

@test "what could not be checked stands in every format that has a place for it" {
    cp clean.md "$BATS_TEST_TMPDIR"
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    run pmlint --format github --format sarif=sarif --format junit=junit --format checkstyle=style \
        --format markdown=markdown --format gitlab=gitlab --format rdjson=rdjson clean.md none.md
    [ "$status" = 2 ]
    words="there is no such file or folder; check the path"
    [[ "$output" == *"::error file=none.md,title=not checked::$words" ]]
    jq -e --arg words "$words" '.runs[0].invocations == [{"executionSuccessful": false,
        "exitCode": 2, "toolExecutionNotifications": [{"level": "error",
        "message": {"text": "Not checked: \($words)."}, "locations": [{"physicalLocation":
        {"artifactLocation": {"uri": "none.md", "uriBaseId": "SRCROOT"}}}]}]}]' sarif
    [ "$(xmllint --xpath 'string(//testsuite[@name="none.md"]/testcase/error/@message)' junit)" = \
        "$words" ]
    [ "$(xmllint --xpath 'string(//file[@name="none.md"]/exception)' style)" = "$words" ]
    grep -qx -- "- none.md: $words" markdown
    # These two have none; and the clean document has a test that passes.
    [ "$(jq -c . gitlab) $(jq -c .diagnostics rdjson)" = "[] []" ]
    [ "$(xmllint --xpath 'count(//testsuite[@name="clean.md"]/testcase[not(*)])' junit)" = 1 ]
}

@test "github and markdown: --show hides, and both tell how many" {
    cd "$BATS_TEST_TMPDIR"
    mkdir .git
    printf '![graph](none.png)\n![load](lost.png)\n' >two.md
    all=(--rule link-broken=info --rule title-missing=warning --fail-on never two.md)
    notes=$(pmlint --format json "${all[@]}" | jq .summary.infos)
    pmlint --format github "${all[@]}" >github
    run ! grep '^::notice' github
    [ "$(tail -n 1 github)" = "pmlint: not shown: $notes notes (--show info)" ]
    pmlint --format markdown "${all[@]}" >markdown
    grep -qx "$notes milder findings are not shown (\`--show info\`)." markdown
    [ "$(pmlint --format github --show info "${all[@]}" | grep -c '^::notice')" = "$notes" ]
}

@test "paths: as given for people, from the root of the repository for who reads there" {
    mkdir -p "$BATS_TEST_TMPDIR/root/.git" "$BATS_TEST_TMPDIR/root/docs"
    cp length.md "$BATS_TEST_TMPDIR/root/docs/a b.md"
    cd "$BATS_TEST_TMPDIR/root/docs"
    at() { # at FORMAT FILTER
        pmlint --format "$1" --fail-on never "./a b.md" | jq -r "$2"
    }
    [ "$(at json '.files[0].path')" = "a b.md" ]
    [ "$(at sarif '.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri')" = \
        "docs/a%20b.md" ]
    [ "$(at gitlab '.[0].location.path')" = "docs/a b.md" ]
    [ "$(at rdjson '.diagnostics[0].location.path')" = "docs/a b.md" ]
    [[ "$(pmlint --format github --fail-on never "a b.md")" == "::error file=docs/a b.md,line=5,"* ]]
    [[ "$(pmlint --format github --fail-on never - <"a b.md")" == "::error file=<stdin>,line=5,"* ]]
}
