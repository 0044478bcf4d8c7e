# Interruptions: the first ends the run after the current file, and what was found is told as
# incomplete; the second leaves at once. No test waits for a moment: the linter is stopped where it
# reads from us, or where it has written more than a pipe holds.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    cp "$BATS_TEST_DIRNAME"/documents/{clean,length}.md .
    mkfifo input output
    cat >.postmortem.yml <<'SETTINGS'
rules:
  loud: {pattern: 'loud', message: "is loud"}
SETTINGS
}

teardown() {
    [ -z "${linter:-}" ] || kill -KILL "$linter" 2>/dev/null || true
}

loud() { # loud FILE...: documents of each of which more is said than a pipe holds
    local file
    for file; do
        cp length.md "$file"
        printf -- '- It was loud %s.\n' {1..600} >>"$file"
    done
}

start() { # start ARGUMENT...: in the background, with our ends of its standard input and output open
    # Job control gives the program its own signals; a background job ignores interruptions.
    set -m
    "$PMLINT" "$@" <input >output 2>stderr &
    linter=$!
    set +m
    exec {feed}>input {drain}<output
}

finish() { # finish: lets it end, with its exit status in `status` and all that it printed in ./stdout
    status=0
    cat <&"$drain" >>stdout
    exec {feed}>&- {drain}<&-
    wait "$linter" || status=$?
    linter=
}

first_line() { # when it has printed that, it is past the first document
    IFS= read -r -t 100 -u "$drain" line
    printf '%s\n' "$line" >stdout
}

@test "what was found until then is in every output, and told as incomplete" {
    formats="json jsonl sarif gitlab junit checkstyle rdjson markdown github text"
    arguments=()
    for format in $formats; do
        arguments+=(--format "$format=out.$format")
    done
    for signal in INT TERM; do
        start --format concise "${arguments[@]}" length.md - clean.md
        first_line
        kill "-$signal" "$linter"
        finish
        [ "$status" = 130 ]
        [[ "$(cat stdout)" == "length.md:5:15: error: "*"[duration-mismatch]" ]]
        [ "$(cat stderr)" = "pmlint: interrupted after 1 of 3 files, so what is reported is incomplete" ]
        jq -e '[.files[].path] == ["length.md"]' out.json
        jq -e '[.not_checked[].path] == ["<stdin>", "clean.md"]' out.json
        jq -e '.runs[0].invocations[0] | .executionSuccessful == false and .exitCode == 130' out.sarif
        jq -e '[.runs[0].results[].ruleId] | index("duration-mismatch")' out.sarif
        jq -es 'map(.path) | unique == ["length.md"]' out.jsonl
        jq -e 'length > 0' out.gitlab
        jq -e . out.rdjson
        xmllint --noout out.junit out.checkstyle
        grep -q 'errors="1"' out.junit
        [ "$(tail -n 1 out.text)" = "1 file: 1 error; 2 not checked" ]
        rm out.*
    done
}

@test "the current file is finished" {
    loud a.md b.md c.md
    start --format jsonl --format json=out.json a.md b.md c.md
    first_line
    kill -INT "$linter"
    finish
    [ "$status" = 130 ]
    jq -es 'map(.path) | unique == ["a.md"]' stdout
    [ "$(jq -s length stdout)" = "$(jq '.files[0].findings | length' out.json)" ]
    [ "$(jq -c '[.not_checked[].path]' out.json)" = '["b.md","c.md"]' ]
}

@test "with several jobs those are finished that were begun" {
    names=()
    for i in {10..49}; do
        names+=("$i.md")
    done
    loud "${names[@]}"
    start --jobs 2 --format jsonl --format json=out.json "${names[@]}"
    first_line
    kill -INT "$linter"
    finish
    [ "$status" = 130 ]
    done=$(jq '.files | length' out.json)
    # Four a job are under way at most.
    [ "$done" -ge 1 ] && [ "$done" -le 9 ]
    [ "$(cat stderr)" = "pmlint: interrupted after $done of 40 files, so what is reported is incomplete" ]
    [ "$(jq -c '[.files[].path, .not_checked[].path]' out.json)" = "$(printf '%s\n' "${names[@]}" | jq -Rsc 'split("\n") | .[:-1]')" ]
    jq -es --argjson done "$done" 'map(.path) | unique | length == $done' stdout
}

@test "while standard input is waited for, with several jobs" {
    start --jobs 3 --format jsonl --format json=out.json length.md - clean.md clean.md
    first_line
    kill -INT "$linter"
    finish
    [ "$status" = 130 ]
    jq -e '[.files[].path] == ["length.md"]' out.json
}

@test "a second interruption leaves at once, and the old output as it was" {
    loud a.md
    echo old >out.json
    start --format jsonl --format json=out.json a.md
    first_line
    kill -INT "$linter"
    kill -TERM "$linter"
    # It ends though nobody reads what it still had to print.
    status=0
    wait "$linter" || status=$?
    [ "$status" = 130 ]
    [ "$(cat out.json)" = old ]
    [ "$(find . -name '.pmlint*' | wc -l)" = 0 ]
}

@test "baselines are neither written nor pruned" {
    start --format jsonl --write-baseline known.json --no-config length.md -
    # Findings that are known at once are not printed: nothing tells that the first file is done.
    kill -INT "$linter"
    finish
    [ "$status" = 130 ]
    [ ! -e known.json ]
    "$PMLINT" --write-baseline known.json --quiet length.md
    sed -i 's/duration-mismatch/timeline-gap/' known.json
    cp known.json before.json
    start --format jsonl --baseline known.json --prune length.md -
    first_line
    kill -INT "$linter"
    finish
    [ "$status" = 130 ]
    cmp known.json before.json
    [ "$(cat stderr)" = "pmlint: interrupted after 1 of 2 files, so what is reported is incomplete
pmlint: nothing is pruned, since not all files were linted" ]
}

@test "an interruption that is to be ignored is ignored" {
    set +m
    (
        trap '' INT
        exec "$PMLINT" --format jsonl length.md - <input >output 2>stderr
    ) &
    linter=$!
    exec {feed}>input {drain}<output
    first_line
    kill -INT "$linter"
    cat clean.md >&"$feed"
    exec {feed}>&-
    cat <&"$drain" >>stdout
    status=0
    wait "$linter" || status=$?
    linter=
    [ "$status" = 1 ]
    [ "$(cat stderr)" = "" ]
}

@test "other commands, and a lint that has found nothing yet, leave at once" {
    for arguments in "facts -" "timeline -" "lint --files-from -" "lint -"; do
        # shellcheck disable=SC2086
        start $arguments
        kill -INT "$linter"
        status=0
        wait "$linter" || status=$?
        exec {feed}>&- {drain}<&-
        [ "$status" = 130 ]
    done
}
