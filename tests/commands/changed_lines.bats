# --changed-lines: only what the changed lines of a document have to do with.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
    git init -q .
    cat >a.md <<'DOCUMENT'
# Search outage on 3 May 2024

**Severity:** SEV-2

## Summary

Search was down for all customers because an index ran full.

## Impact

Every customer saw empty results: 100 % of 4,000 searches failed.

## Timeline

All times are UTC.

- 10:00 Index ran full, errors began
- 10:05 Alert fired, search team was paged
- 10:20 Old shards were deleted
- 10:30 Search was restored

## Root cause

The retention job had been off since April, so the index kept growing until its disk was full.

## Resolution

Old shards were deleted by hand, and the retention job was switched on again.

## Action items

- [ ] Alert at 80 % of the index disk (owner: Ada Moss, due: 2024-05-20)
- [ ] Run the retention job daily (owner: Bo Lind, due: 2024-05-21)

## Lessons learned

Alerts on the cause would have come before those on the symptom.
DOCUMENT
}

change() { # change SED-SCRIPT: edits a.md and stages it
    sed -i "$1" a.md
    git add a.md
}

rules() { # rules ARGUMENT...: "rule:line" of each finding, sorted
    lint --show info --format json "$@"
    jq -r '.files[].findings[] | "\(.rule):\(.line)"' <<<"$output" | sort
}

@test "an old fault is not told where another line changed, a new one is" {
    sed -i 's/^- 10:20/- 10:02/' a.md # stands after 10:05
    commit_all
    change 's/by hand/by the team/'
    lint --staged --changed-lines --format concise
    [ "$status" = 0 ]
    [ "$output" = "" ]
    [[ "$stderr" == *"pmlint: "*" finding"*"left out; without --changed-lines "* ]]
    lint --staged --format concise
    [ "$status" = 1 ]
    [[ "$output" == *"a.md:19:"*"[timeline-out-of-order]"* ]]
    change 's/^- 10:02/- 10:03/'
    lint --staged --changed-lines --format concise
    [ "$status" = 1 ]
    [[ "$output" == *"a.md:19:"*"[timeline-out-of-order]"* ]]
    lint --changed=HEAD --changed-lines --format concise
    [[ "$output" == *"a.md:19:"*"[timeline-out-of-order]"* ]]
}

@test "a change of the line that a finding is related to" {
    commit_all
    change 's/^- 10:05/- 10:25/' # 10:20 stands after it now
    lint --staged --changed-lines --format json
    [ "$status" = 1 ]
    jq -e '[.files[].findings[] | select(.rule == "timeline-out-of-order")] | length == 1' \
        <<<"$output"
}

@test "in a new file everything is told, in a renamed one what changed" {
    sed -i 's/^- 10:20/- 10:02/' a.md
    git add a.md
    [[ "$(rules --staged --changed-lines)" == *timeline-out-of-order:19* ]]
    lint --staged --changed-lines
    [[ "$stderr" != *"left out"* ]]
    commit_all
    git mv a.md b.md
    sed -i 's/by hand/by the team/' b.md
    git add b.md
    [[ "$(rules --staged)" == *timeline-out-of-order:19* ]]
    [[ "$(rules --staged --changed-lines)" != *timeline-out-of-order* ]]
    git reset -q
    rm a.md 2>/dev/null || true
    [[ "$(rules --changed=HEAD --changed-lines)" != *timeline-out-of-order* ]]
}

@test "a section that was deleted is missed; one that was never there is not" {
    sed -i '/^## Action items/,/^$/d; /^- \[ \]/d' a.md
    commit_all
    change '/^## Root cause/,/disk was full/d; s/because an index ran full//'
    [[ "$(rules --staged)" == *action-items-missing:1*section-missing:1* ]]
    found=$(rules --staged --changed-lines)
    [[ "$found" == *section-missing:1* ]]
    [[ "$found" != *action-items-missing* ]]
}

@test "a line that went away leaves a fault behind" {
    commit_all
    change '/^Every customer/d'
    [[ "$(rules --staged)" == *section-empty:9* ]]
    [[ "$(rules --staged --changed-lines)" == *section-empty:9* ]]
    # It was there before, so it is not told beside another gap.
    git commit -q -m empty
    change '/^Search was down/d'
    [[ "$(rules --staged --changed-lines)" != *section-empty:7* ]]
}

@test "a file that cannot be compared is judged whole" {
    printf '# A\0B\n' >b.md
    commit_all
    sed 's/^- 10:20/- 10:02/' a.md >b.md
    git add b.md
    lint --staged --changed-lines --format concise
    [ "$status" = 1 ]
    [[ "$output" == *"b.md:19:"*"[timeline-out-of-order]"* ]]
    [[ "$stderr" == *"pmlint: b.md: what it was before is not known"*binary* ]]
}

@test "line ends that changed everywhere are no change" {
    sed -i 's/^- 10:20/- 10:02/' a.md
    commit_all
    sed -i 's/$/\r/' a.md
    git add a.md
    [[ "$(rules --staged)" == *timeline-out-of-order:19* ]]
    [[ "$(rules --staged --changed-lines)" != *timeline-out-of-order* ]]
}

@test "--quiet says nothing of what was left out" {
    sed -i 's/^- 10:20/- 10:02/' a.md
    commit_all
    change 's/by hand/by the team/'
    lint --staged --changed-lines --quiet
    [ "$stderr" = "" ]
}

@test "of what was no postmortem nothing was found before" {
    sed -i '/^## Action items/,/^$/d; /^- \[ \]/d' a.md
    cp a.md whole.md
    printf '# Search outage on 3 May 2024\n\nNotes will follow.\n' >a.md
    git add a.md
    git commit -q -m stub
    [ "$(rules --staged --changed-lines)" = "" ]
    mv whole.md a.md
    git add a.md
    [[ "$(rules --staged --changed-lines)" == action-items-missing:1* ]]
}
