# Comments that hide findings: what is shown, counted and returned.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    cp "$BATS_TEST_DIRNAME"/documents/*.md .
    sed '/^\*\*Duration/s/$/ <!-- pmlint disable-line duration-mismatch: as the vendor says -->/' \
        length.md >hidden.md
}

pmlint() {
    "$PMLINT" "$@"
}

@test "a suppressed error counts for nothing, and is told" {
    run -1 pmlint length.md
    run -0 --separate-stderr pmlint hidden.md
    [[ "$output" != *"[duration-mismatch]"* ]]
    [[ "${lines[-1]}" == *"; 1 suppressed by comments (--no-ignores)" ]]
    [ "$stderr" = "" ]
    run -0 pmlint --format json hidden.md
    jq -e '[.files[].findings[].rule] | index("duration-mismatch") == null' <<<"$output"
    jq -e '.summary.errors == 0' <<<"$output"
    run -0 pmlint --format concise hidden.md
    [[ "$output" != *duration-mismatch* ]]
}

@test "--no-ignores reports it as if there were no comment" {
    run -1 pmlint --no-ignores hidden.md
    [[ "$output" == *"[duration-mismatch]"* ]]
    [[ "${lines[-1]}" != *suppressed* ]]
}

@test "--statistics tells how many of each rule were hidden" {
    run -0 pmlint --statistics hidden.md
    [[ "$output" == *$'\n     0  duration-mismatch (1 suppressed)'* ]]
}

@test "a misspelt verb or rule is told with what was meant" {
    printf '# Outage\n\n<!-- pmlint disabled timeline-gap: x -->\n\n<!-- pmlint disable timline-gap: x -->\n' \
        >misspelt.md
    run pmlint --format concise misspelt.md
    [[ "$output" == *"misspelt.md:3:13: warning: "*"'disabled'"*"did you mean 'pmlint disable'?"* ]]
    [[ "$output" == *"misspelt.md:5:21: warning: no rule is called 'timline-gap'; did you mean 'timeline-gap'?"* ]]
    [[ "$output" != *suppression-unused* ]]
}

@test "a document of nothing but comments is judged at once" {
    { echo '# Outage'; yes '<!-- pmlint disable section-missing, title-missing: x -->' | head -n 4000; } >many.md
    run pmlint --format json many.md
    # of more than a thousand findings the last says how many are left out
    jq -e '[.files[].findings[]] | length == 1001 and any(.message | test("[0-9]+ more findings of this file are left out"))' \
        <<<"$output"
    jq -e '[.files[].findings[] | select(.rule == "section-missing")] | length == 0' <<<"$output"
}
