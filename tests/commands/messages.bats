# What messages and cures say of the document in hand.

bats_require_minimum_version 1.5.0

setup() {
    : "${PMLINT:?}"
    export LC_ALL=C.UTF-8
    cd "$BATS_TEST_TMPDIR"
}

lint() { # rule, document
    printf '%b' "$2" > doc.md
    "$PMLINT" --no-config --fail-on never --show info --format json doc.md |
        jq -r --arg rule "$1" '.files[].findings[] | select(.rule == $rule) | .message, .help'
}

@test "one thing that was not found has a cure of its own" {
    run -0 lint duration-missing '# Outage on 2025-04-10\n\n## Summary\n\nUsers could not sign in.\n\n## Timeline\n\n- 10:00 UTC The first request failed.\n- 10:40 UTC We looked at it.\n\n## Root cause\n\nThe pool was exhausted.\n\n## Impact\n\n415 users could not sign in.\n\n## Action items\n\n- Alert on full pools\n'
    [ "${lines[0]}" = 'no duration found' ]
    [ "${lines[1]}" = 'say it in a field "Duration: 45 min", or in a plain sentence' ]
}

@test "a due date is shown in the year of the document, or in none" {
    run -0 lint action-item-no-due-date '# Outage on 2025-04-10\n\n## Action items\n\n- Alert on full pools\n'
    [ "${lines[1]}" = 'end it like "(owner: SRE, due: 2025-04-25)"' ]
    run -0 lint action-item-no-due-date '# Outage\n\n## Action items\n\n- Alert on full pools\n'
    [ "${lines[1]}" = 'end it like "(owner: SRE, due: 10 May)"' ]
}

@test "a value is quoted without the full stop of its sentence" {
    run -0 lint metric-contradicts-timeline '# Outage on 2025-04-10\n\nTime to resolve: 99 minutes.\n\n## Timeline (UTC)\n\n- 14:00 Outage starts\n- 14:09 Alert\n- 15:15 Outage is over\n'
    [[ "${lines[0]}" = 'Time to resolve is 99 minutes, but '* ]]
}

@test "a due date ends before the ticket" {
    run -0 lint due-date-before-incident '# Outage on 2025-04-10\n\n## Action items\n\n- Add a test, owner @ann, due: 2025-03-01, **OPS-1**\n'
    [ "${lines[0]}" = 'due 2025-03-01, 40 days before the incident' ]
}

@test "the allowed word of the same stem is offered" {
    printf '%b' '# Outage on 2025-04-10\n\n## Action items\n\n| Action Item | Type | Owner |\n| --- | --- | --- |\n| Alert on full pools | Prevention | Ann |\n| Ask the vendor | Question | Ann |\n' > doc.md
    run -0 bash -c '"$PMLINT" --no-config --profile google --fail-on never --format json doc.md |
        jq -r ".files[].findings[] | select(.rule == \"action-item-bad-enum\") | .help"'
    [ "${lines[0]}" = 'write prevent' ]
    [ "${lines[1]}" = 'write mitigate, prevent, process, investigate, repair, detect, cleanup or other' ]
}
