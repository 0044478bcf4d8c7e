# Documents that satisfy a standard, and such that break each of its demands once: without its sections
# (bare), and within them (broken). tests/profiles/NAME.expected has each finding as `LINE SEVERITY RULE`,
# for section-missing with what is missing.

setup() {
    cd "$BATS_TEST_DIRNAME/../profiles" || return
}

findings() { # findings PROFILE DOCUMENT
    "$PMLINT" --no-config --profile "$1" --fail-on never --format json "$2" |
        jq -r '.files[].findings[] | "\(.line) \(.severity) \(.rule)" +
            if .rule == "section-missing" then ": \(.message)" else "" end' | sort -n
}

breaks() { # breaks PROFILE KIND
    diff <(sort -n "$1-$2.expected") <(findings "$1" "$1-$2.md")
}

@test "a document that satisfies its standard has no finding, be it a mere hint" {
    for profile in google pagerduty alx ccadb-full; do
        found=$(findings "$profile" "$profile.md")
        echo "$profile: $found"
        [ -z "$found" ]
    done
}

@test "google: the demands" {
    breaks google bare
    breaks google broken
}

@test "pagerduty: the demands" {
    breaks pagerduty bare
    breaks pagerduty broken
}

@test "google, pagerduty: what went badly has many names" {
    for name in "What went badly" "What didn’t go well?" "What could have gone better" "Things that went poorly"; do
        sed "s/^### What went wrong/### $name/" google.md >"$BATS_TEST_TMPDIR/google.md"
        sed "s/^### What Didn't Go So Well?/### $name/" pagerduty.md >"$BATS_TEST_TMPDIR/pagerduty.md"
        for profile in google pagerduty; do
            found=$(findings "$profile" "$BATS_TEST_TMPDIR/$profile.md")
            echo "$profile, $name: $found"
            [ -z "$found" ]
        done
    done
}

@test "alx: the demands" {
    breaks alx bare
    breaks alx broken
}

@test "ccadb-full: the demands" {
    breaks ccadb-full bare
    breaks ccadb-full broken
}

@test "a document's front matter may name the standard" {
    { printf -- '---\npmlint-profile: google\n---\n' && cat google-bare.md; } >"$BATS_TEST_TMPDIR/own.md"
    run "$PMLINT" --no-config --format concise "$BATS_TEST_TMPDIR/own.md"
    [ "$status" = 1 ]
    [[ "$output" == *'no section "Trigger"'* ]]
    run "$PMLINT" --no-config --profile default --format concise "$BATS_TEST_TMPDIR/own.md"
    [[ "$output" != *'no section "Trigger"'* ]]
}

@test "ccadb-full: a cell of an action item is filled in, be it with N/A" {
    cd "$BATS_TEST_TMPDIR"
    empty='| Draw the sample every hour | Detect | Root Cause #2 | | 2025-04-15 | Ongoing |'
    table='# Wrong names in certificates\n\n## Action Items\n\n| Action Item | Kind | Corresponding Root Cause(s) | Evaluation Criteria | Due Date | Status |\n| --- | --- | --- | --- | --- | --- |\n'
    printf "$table%s\n" "$empty" >cell.md
    run -1 "$PMLINT" --profile ccadb-full --format concise cell.md
    [[ "$output" == *'error: the cell for the evaluation criteria of "Draw the sample every hour" is empty [field-blank]'* ]]
    run "$PMLINT" --format concise --show info cell.md
    [[ "$output" != *"the cell for"* ]]
    printf "$table%s\n" "${empty/| |/| N/A |}" >cell.md
    run "$PMLINT" --profile ccadb-full --format concise cell.md
    [[ "$output" != *"the cell for"* ]]
}

@test "what one section lacks is told at once, without its name before each" {
    printf '# Wrong names\n\nIncident ID: X-1\n\n## Summary\n\nNames were wrong.\n' >"$BATS_TEST_TMPDIR/a.md"
    run "$PMLINT" --no-config --profile ccadb-full "$BATS_TEST_TMPDIR/a.md"
    [[ "$output" == *': "Summary" lacks "CA Owner CCADB unique ID", "Incident description", "Relevant policies", "Source of incident disclosure" and "Timeline summary" [section-missing]'* ]]
    [[ "$output" == *': the id "X-1" has not the form of "A123456" [incident-id-malformed]'* ]]
}

@test "an example of an id is shown only where it has the form that is asked for" {
    printf '# Wrong names\n\nIncident ID: X-1\n\n## Summary\n\nNames were wrong.\n' >"$BATS_TEST_TMPDIR/a.md"
    cd "$BATS_TEST_TMPDIR"
    # The house's own patterns, beside an example that is the profile's still.
    printf '%s\n' 'profile: ccadb-full' 'rules:' "  incident-id-malformed: {patterns: ['^INC-[0-9]+$']}" >house.yml
    run "$PMLINT" --config house.yml --format concise a.md
    [[ "$output" == *': the id "X-1" does not match ^INC-[0-9]+$ [incident-id-malformed]'* ]]
    printf '%s\n' 'rules:' "  incident-id-malformed: {patterns: ['^INC-[0-9]+$'], example: INC-7}" >house.yml
    run "$PMLINT" --config house.yml --format concise a.md
    [[ "$output" == *': the id "X-1" has not the form of "INC-7" [incident-id-malformed]'* ]]
}
