# The command line: help, version, what is refused and what is suggested instead.

pmlint() {
    "$PMLINT" "$@"
}

refuses() { # refuses MESSAGE ARGUMENT...: exit status 2, the message on standard error alone
    local expected=$1 status=0 output
    shift
    output=$("$PMLINT" "$@" 2>"$BATS_TEST_TMPDIR/stderr") || status=$?
    [ "$status" = 2 ]
    [ "$output" = "" ]
    [[ "$(cat "$BATS_TEST_TMPDIR/stderr")" == "pmlint: $expected"* ]] || {
        cat "$BATS_TEST_TMPDIR/stderr"
        return 1
    }
}

@test "--version" {
    [ "$(pmlint --version)" = "pmlint 1.0.0" ]
    [ "$(pmlint facts --version)" = "pmlint 1.0.0" ]
}

@test "--help lists every command and fits a terminal of 80 columns" {
    run pmlint --help
    [ "$status" = 0 ]
    for command in lint facts timeline explain rules hook; do
        [[ "$output" == *$'\n'"  $command "* ]]
    done
    [ "$(pmlint --help | awk 'length > 80' | wc -l)" = 0 ]
}

@test "every command has its own help, with its own options" {
    for command in lint facts timeline explain rules hook; do
        run pmlint "$command" --help
        [ "$status" = 0 ]
        [[ "$output" == "usage: pmlint "*"$command"* ]]
    done
    [[ "$(pmlint lint --help)" == *--strict* ]]
    [[ "$(pmlint facts --help)" != *--strict* ]]
}

@test "help [COMMAND] is --help" {
    [ "$(pmlint help)" = "$(pmlint --help)" ]
    for command in lint facts timeline explain rules hook; do
        [ "$(pmlint help "$command")" = "$(pmlint "$command" --help)" ]
    done
    refuses "unknown command 'fatcs': did you mean 'facts'?" help fatcs
    refuses "unknown command 'xyzzy': choose one of lint, facts" help xyzzy
    refuses "unknown command 'hlep': did you mean 'help'?" hlep
    cd "$BATS_TEST_TMPDIR"
    echo '# Notes' >help
    [[ "$(pmlint ./help || true)" == *help:1:3:* ]]
}

@test "no line of help ends in a blank" {
    for command in "" lint facts timeline explain rules hook; do
        # shellcheck disable=SC2086
        [ "$(pmlint $command --help | grep -c ' $')" = 0 ]
    done
}

@test "the man page is sound" {
    pmlint --man >"$BATS_TEST_TMPDIR/pmlint.1"
    grep -q '^\.Sh EXIT STATUS' "$BATS_TEST_TMPDIR/pmlint.1"
    command -v mandoc || skip "mandoc is not installed"
    mandoc -T lint -W warning "$BATS_TEST_TMPDIR/pmlint.1"
}

@test "options that are not known" {
    refuses "unknown option '--formt': did you mean '--format'?" --formt=json a.md
    refuses "unknown option '--frobnicate'" a.md --frobnicate
    refuses "unknown option '--fix': pmlint changes no document" a.md --fix
    refuses "unknown option '-z'" -z a.md
    refuses "facts takes no option '--strict'; lint does" facts --strict a.md
    refuses "'--st' may be one of --staged, --stdin-filename, --strict, --statistics" --st a.md
}

@test "options with a wrong value" {
    for number in 0 -1 257 99999999999999999999 2x ""; do
        refuses "'$number' is no number of jobs: write --jobs as a number from 1 to 256" --jobs "$number" a.md
    done
    refuses "--strict takes no value" --strict=yes a.md
    refuses "--format needs a value" a.md --format
    refuses "unknown format 'jsn': did you mean 'json'?" --format jsn a.md
    refuses "unknown format 'concise'" facts --format concise a.md
    refuses "unknown profile 'defalt': did you mean 'default'?" --profile defalt a.md
    [ "$(find "$BATS_TEST_DIRNAME/../../rules/profiles" -name '*.yml' | wc -l)" != 1 ] ||
        refuses "unknown profile 'google': the only profile is 'default'" --profile google a.md
    refuses "unknown severity 'warnign': did you mean 'warning'?" --fail-on warnign a.md
    refuses "unknown severity 'never'" --show never a.md
    refuses "'2026-02-30' is no date" --today 2026-02-30 a.md
    refuses "'tomorrow' is no date" --today tomorrow a.md
    refuses "'0' is no size" --max-size 0 a.md
    refuses "'-5' is no size" --max-size=-5 a.md
    refuses "unknown choice for --color 'alwys': did you mean 'always'?" --color alwys a.md
}

@test "--rule names a rule and a severity" {
    refuses "unknown rule 'duration-mismach': did you mean 'duration-mismatch'?" \
        --rule duration-mismach=off a.md
    refuses "unknown rule 'xyzzy'" --rule xyzzy=off a.md
    refuses "unknown severity 'of': did you mean 'off'?" --rule duration-mismatch=of a.md
    refuses "--rule takes ID=SEVERITY" --rule duration-mismatch a.md
}

@test "options that contradict each other" {
    refuses "two formats would be written to one place" --format text --format json a.md
    refuses "two formats would be written to one place" \
        --format text=x --format json=x a.md
    refuses "two formats would be written to one place" \
        --format text=x --format json=./x a.md
    refuses "-0 belongs to --files-from" -0 a.md
    refuses "standard input cannot be both" --files-from - -
    refuses "--staged and --changed exclude each other" --staged --changed
    refuses "--changed-lines belongs to --staged or --changed" --changed-lines a.md
    refuses "standard input is nothing of Git's" --staged -
    refuses "standard input is nothing of Git's" --changed=main -
    refuses "the base for --changed is empty" --changed=
}

@test "commands that are not known" {
    refuses "unknown command 'fact': did you mean 'facts'?" fact a.md
    refuses "unknown command 'explian': did you mean 'explain'?" explian duration-mismatch
}

@test "abbreviations, mixed order and --" {
    cd "$BATS_TEST_TMPDIR"
    echo '# Notes' >-strict.md
    run pmlint -- -strict.md
    [ "$status" = 1 ]
    [[ "$output" == *-strict.md:1:3:* ]]
    run pmlint ./-strict.md --form=concise --fail-on never
    [ "$status" = 0 ]
}

@test "explain: a page, and what was meant" {
    run pmlint explain duration-mismatch
    [ "$status" = 0 ]
    [[ "${lines[0]}" == duration-mismatch:* ]]
    [[ "$output" == *"severity  error"* ]]
    [[ "$output" != *'```'* ]] # of the page; those within an example are the example's
    [[ "$output" != *$'\033'* ]]
    [[ "$(pmlint explain duration-mismatch --color always)" == *$'\033['* ]]
    refuses "unknown rule 'duration-mismach': did you mean 'duration-mismatch'?" \
        explain duration-mismach
    refuses "name one rule" explain
    refuses "name one rule" explain duration-mismatch duration-missing
}

@test "explain, rules: options with what holds where nobody sets them" {
    run pmlint explain timeline-gap
    [[ "$output" == *$'\n  options   minutes: 120 (the longest time without an entry)\n'* ]]
    run pmlint explain duration-mismatch
    [[ "$output" != *"  options"* ]]
    [ "$(pmlint rules --format json |
        jq -c '.rules[] | select(.id == "timeline-gap") | [.fix, .options]')" = \
        '["no",{"minutes":{"default":120,"about":"the longest time without an entry"}}]' ]
    [ "$(pmlint rules --format json |
        jq -c '.rules[] | select(.id == "duration-mismatch") | .options')" = '{}' ]
}

@test "explain: sources have their names, and addresses where there are some" {
    run pmlint explain action-item-no-due-date
    [[ "$output" == *"  sources   CCADB incident report (ccadb.org/cas/incident-report),"$'\n'"            GitLab incident review,"$'\n'* ]]
    [[ "$(pmlint explain date-impossible)" != *sources* ]]
}

@test "explain: a fence within a fence belongs to the example" {
    run pmlint explain date-impossible
    [ "$status" = 0 ]
    [[ "$output" == *"  remedy    correct it"$'\n'* ]]
    [[ "$output" == *$'\n    The log had `2024-02-30` too:\n\n    ```\n    2024-02-30 25:10 order accepted\n    ```' ]]
}

@test "rules: every page is listed, in text and in JSON" {
    pages=$(find "$BATS_TEST_DIRNAME/../../rules" -maxdepth 1 -name '*.md' | wc -l)
    [ "$(pmlint rules | wc -l)" = "$pages" ]
    pmlint rules --format json >"$BATS_TEST_TMPDIR/rules.json"
    jq -e --argjson pages "$pages" '.version == 1 and (.rules | length == $pages)
        and all(.rules[]; (keys == ["family", "fix", "id", "options", "profiles", "severity", "summary"])
                          and (.profiles.default | type == "string"))
        and ([.rules[].id] | . == sort)' "$BATS_TEST_TMPDIR/rules.json"
    pmlint rules | grep -q '^timeline-not-utc  *off .*ccadb-full error, .*pagerduty warning)$'
    pmlint rules | grep -q '^date-impossible  *error .*[^)]$'
    jq -e '.rules[] | select(.id == "timeline-not-utc").profiles
        | .default == "off" and .pagerduty == "warning" and .["ccadb-full"] == "error"' \
        "$BATS_TEST_TMPDIR/rules.json"
    refuses "rules takes no operand" rules duration-mismatch
}
