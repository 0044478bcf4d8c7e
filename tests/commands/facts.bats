# What facts and timeline print.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/documents"
}

pmlint() {
    "$PMLINT" "$@"
}

@test "facts: an owner that is not understood is not said to be absent" {
    printf '# Outage\n\n## Action items\n\n- Cap it (NOC: Leila, 2025-05-01)\n- Fix it\n' \
        >"$BATS_TEST_TMPDIR/owner.md"
    run pmlint facts "$BATS_TEST_TMPDIR/owner.md"
    [[ "$output" == *"owner not understood  due 2025-05-01"* ]]
    [[ "$output" == *"no owner "*"Fix it"* ]]
}

@test "facts json: every key of the interface, always" {
    : >"$BATS_TEST_TMPDIR/empty.md"
    for document in clean.md notes.md "$BATS_TEST_TMPDIR/empty.md"; do
        pmlint facts --format json "$document" | jq -e '
            keys == ["action_items", "demands", "fields", "impact", "incident", "language",
                     "not_understood", "path", "postmortem", "profile", "root_cause", "sections",
                     "timeline", "title", "version"]
            and (.incident | keys) == ["detected", "duration_minutes", "duration_stated", "end",
                                       "line", "mitigated", "start"]
            and (.impact | keys) == ["line", "quantified", "stated"]
            and (.root_cause | keys) == ["line", "stated"]
            and (.demands | keys) == ["action_items", "duration", "impact", "root_cause",
                                      "summary", "timeline"]
            and all(.timeline[]; keys == ["certainty", "column", "date", "end", "instant", "line",
                                          "text", "time", "why", "zone"])
            and all(.action_items[]; keys == ["done", "due", "line", "link", "owner", "text"])'
    done
}

@test "facts json: what the document says" {
    pmlint facts --format json clean.md >"$BATS_TEST_TMPDIR/facts"
    jq -e '.version == 1 and .path == "clean.md" and .postmortem and .language == "en"
        and .profile == "default"
        and .title == {"text": "Postmortem: the parcel search was slow on 17 March 2025", "line": 1}
        and .fields[1] == {"name": "Severity", "value": "SEV-2", "line": 4}
        and ([.sections[] | [.role, .line]] == [["summary", 10], ["impact", 15], ["timeline", 19],
                                                ["root_cause", 26], ["action_items", 31]])
        and .not_understood == []
        and .timeline[0] == {"line": 21, "column": 3, "time": "14:00", "end": null,
            "date": "2025-03-17", "zone": "UTC", "instant": "2025-03-17T14:00:00Z",
            "certainty": "certain", "why": null, "text": "The rebuild of the index started"}
        and ([.timeline[].time] == ["14:00", "14:10", "15:05", "16:30"])
        and .incident.start == "2025-03-17T14:00:00Z" and .incident.end == "2025-03-17T16:30:00Z"
        and .incident.duration_stated and .incident.duration_minutes == 150
        and .impact.stated and .impact.quantified and .root_cause.stated
        and all(.demands[]; . == "stated")
        and ([.action_items[] | .owner, .due] == ["Storage", "2025-04-01", "SRE", "2025-04-15"])' \
        "$BATS_TEST_TMPDIR/facts"
}

@test "facts text: a page with lines" {
    run pmlint facts clean.md
    [ "$status" = 0 ]
    [ "${lines[0]}" = "clean.md  the parcel search was slow on 17 March 2025" ]
    [[ "$output" == *"21  2025-03-17 14:00 UTC  2025-03-17T14:00:00Z  certain"* ]]
    [[ "$output" == *"15  impact "*"Impact"* ]]
}

@test "timeline: text with gaps, and JSON" {
    run pmlint timeline clean.md
    [ "$status" = 0 ]
    [[ "$output" == *"1 h 25 min without an entry"* ]]
    [[ "$output" == *"  21  2025-03-17 14:00 UTC  2025-03-17T14:00:00Z"* ]]
    pmlint timeline --format json clean.md | jq -e '.version == 1 and (.entries | length) == 4
        and all(.entries[]; .in_timeline) and .incident.duration_minutes == 150'
    run pmlint timeline notes.md
    [ "$status" = 0 ]
}

@test "text: what is not known is not called inferred" {
    cd "$BATS_TEST_TMPDIR"
    printf '# Outage\n\n## Timeline\n\n- 14:05 Alert fired\n- 14:20 UTC Rolled back\n' >bare.md
    for command in facts timeline; do
        run pmlint "$command" bare.md
        [ "$status" = 0 ]
        [[ "$output" == *"14:05"*"undated, no zone"* ]]
        grep -q '14:20 UTC.*  undated\b' <<<"$output"
        [[ "$output" != *inferred* && "$output" != *"is known"* ]]
        pmlint "$command" --format json bare.md |
            jq -e '[(.timeline // .entries)[] | .certainty, .why] ==
                ["inferred", "no date is known; no zone is named", "inferred", "no date is known"]'
    done
    printf '# Outage of 3 May 2024\n\n## Timeline\n\n- 14:05 Alert fired\n' >dated.md
    run pmlint facts dated.md
    [[ "$output" == *"inferred"*"line 1"* ]]
    printf '# Outage\n\n## Timeline\n\n- 2024-05-03 14:05 Alert fired\n' >zoneless.md
    run pmlint facts zoneless.md
    grep -q '2024-05-03T14:05.*  no zone$' <<<"$output"
}

@test "facts and timeline take exactly one file" {
    for command in facts timeline; do
        for operands in "" "clean.md notes.md" . missing.md; do
            # shellcheck disable=SC2086
            run --separate-stderr pmlint "$command" $operands
            [ "$status" = 2 ]
            [ "$output" = "" ]
            [ "$stderr" != "" ]
        done
        run pmlint "$command" - <clean.md
        [ "$status" = 0 ]
        [[ "$output" == *"<stdin>"* ]]
    done
}

@test "facts: a heading that is an entry is told to be one" {
    printf '# Outage of 2025-03-04\n\n## Timeline (UTC)\n\n### 06:03 – Zone deleted\n\nBy a job.\n\n### 06:55 – All is back\n\nAgain.\n\n## Oddments\n\nNone.\n' >"$BATS_TEST_TMPDIR/a.md"
    "$PMLINT" facts "$BATS_TEST_TMPDIR/a.md" >"$BATS_TEST_TMPDIR/facts"
    [ "$(grep -cF '(an entry)' "$BATS_TEST_TMPDIR/facts")" = 2 ]
    grep -E '\(not understood\) +Oddments' "$BATS_TEST_TMPDIR/facts"
}
