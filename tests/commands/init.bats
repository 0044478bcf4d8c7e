# The proposal for a folder of postmortems: what it writes, and that it holds.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir pm
    documents=$BATS_TEST_DIRNAME/documents
    cp "$documents/clean.md" "$documents/length.md" pm
    cp "$BATS_TEST_DIRNAME/../filled/google.md" pm/uploads.md
    cat >pm/queue.md <<'END'
# Queue outage on 4 April 2023

Messages were lost for all users from 10:00 to 10:40 UTC on 2023-04-04, because a disk was full.

## What the graphs say

- 10:00 UTC the queue grew
- 10:40 UTC the queue was empty

## Odds and ends

Nothing else.

## Action items

- Alert at 80% of the disk
END
    echo '# Notes' >pm/notes.md
}

pmlint() {
    "$PMLINT" "$@"
}

@test "after init nothing is told, and what is new is" {
    run -1 pmlint pm
    run -0 --separate-stderr pmlint init pm
    [ "$stderr" = "" ]
    (cd pm && run -0 --separate-stderr pmlint && [ "$stderr" = "" ])
    run -0 pmlint pm
    run -0 pmlint pm/length.md
    for document in clean length uploads queue; do
        cp pm/$document.md kept.md
        printf '\nOn 30 February 2024 it came back.\n' >>pm/$document.md
        run -1 pmlint pm
        [[ "$output" == *"pm/$document.md:"*"[date-impossible]"* ]]
        cp kept.md pm/$document.md
    done
}

@test "in a repository it holds from wherever it is asked" {
    git init -q .
    pmlint init pm
    jq -e '[.findings[].path | startswith("pm/")] | all' pm/.postmortem-baseline.json
    run -0 pmlint
    (cd pm && run -0 pmlint length.md)
}

@test "it says what it saw, and the configuration why" {
    run -0 pmlint init pm
    [[ "${lines[0]}" == "4 postmortems, of incidents from 2023-04-04 to "* ]]
    [[ "$output" == *"profile   default: "*"google, with 1 of 4"* ]]
    [[ "$output" == *'headings  '*' not understood'* ]]
    [ "${lines[-1]}" = "Wrote pm/.postmortem.yml and pm/.postmortem-baseline.json. Look through the first, confirm its headings, and keep both." ]
    run -0 pmlint config --check pm/length.md
    grep -qx '#   timeline:' pm/.postmortem.yml
    grep -A1 '^#   timeline:' pm/.postmortem.yml |
        grep -qx '#     - "What the graphs say" # 1 document, such as "queue.md", line 5'
    grep -q '^#     - "Odds and ends"' pm/.postmortem.yml
}

@test "the proposed headings hold as they are confirmed" {
    pmlint init pm
    sed -i 's/^# sections:/sections:/; s/^# \(  timeline:\)/\1/; s/^# \(    - "What the graphs\)/\1/' \
        pm/.postmortem.yml
    pmlint config --check pm/queue.md
    run -0 pmlint facts --format json pm/queue.md
    jq -e '[.sections[] | select(.role == "timeline").heading] == ["What the graphs say"]' <<<"$output"
}

@test "the profile that most of them follow is proposed" {
    rm pm/*.md
    for i in 1 2 3; do cp "$BATS_TEST_DIRNAME/../filled/google.md" pm/$i.md; done
    cp "$documents/length.md" pm
    run -0 pmlint init pm
    [[ "$output" == *"profile   google: 3 of 4 have all its sections"* ]]
    grep -q '^profile: google # 3 of 4' pm/.postmortem.yml
}

@test "2: what is there is never overwritten" {
    echo 'profile: default' >pm/.postmortem.yml
    run -2 --separate-stderr pmlint init pm
    [[ "$stderr" == "pmlint: pm/.postmortem.yml: is there already; "* ]]
    [ "$(cat pm/.postmortem.yml)" = 'profile: default' ]
    [ ! -e pm/.postmortem-baseline.json ]
    rm pm/.postmortem.yml
    ln -s nowhere pm/.postmortem-baseline.json
    run -2 pmlint init pm
    [ ! -e pm/.postmortem.yml ]
}

@test "only what old documents lack is proposed to be off, not what they say wrongly" {
    rm pm/*.md
    for i in 1 2 3; do
        cat >pm/$i.md <<'END'
# Outage of the queue

Messages were lost for all users from 10:00 to 10:40 on Wednesday 4 April 2023, because a disk was full.

## Timeline

- 10:00 the queue grew
- 10:40 the queue was empty

## Action items

- Alert at 80% of the disk
END
    done
    run -0 pmlint --format json pm
    [[ "$output" == *'"weekday-mismatch"'* ]]
    run -0 pmlint init pm
    [[ "$output" == *"  before    2023-04-05: "*" rules about what over a third of them lack are off"* ]]
    [ "${lines[-1]}" = "Wrote pm/.postmortem.yml and pm/.postmortem-baseline.json. Look through the first, and keep both." ]
    grep -q '^      action-item-no-owner: off # 3 of 3$' pm/.postmortem.yml
    grep -q '^      timeline-zone-missing: off # 3 of 3$' pm/.postmortem.yml
    ! grep -q 'weekday' pm/.postmortem.yml
}

@test "2: a configuration further up is not put out of force" {
    echo 'template: pm/length.md' >.postmortem.yml
    run -2 --separate-stderr pmlint init pm
    [ "$stderr" = "pmlint: pm: .postmortem.yml holds there already, and a second one would put it out of force; add to that one by hand" ]
    [ ! -e pm/.postmortem.yml ]
    [ ! -e pm/.postmortem-baseline.json ]
    cd pm
    run -0 --separate-stderr pmlint init
}

@test "hostile headings stay in their comments" {
    {
        sed '/^## Odds/,$d' pm/queue.md
        printf '## Odd: "x"\x1b[31m # y {z\n\nText.\n'
    } >pm/hostile.md
    run -0 pmlint init pm
    [[ "$output" != *$'\x1b'* ]]
    ! grep -q $'\x1b' pm/.postmortem.yml
    run -0 pmlint config --check pm/hostile.md
}

@test "nothing to propose from" {
    mkdir empty none
    run -2 pmlint init empty
    echo '# Notes' >none/notes.md
    run -0 --separate-stderr pmlint init none
    [ "$stderr" = "pmlint: none: the only Markdown file is not a postmortem, so there is nothing to propose; 'pmlint new' begins one" ]
    [ ! -e none/.postmortem.yml ]
    run -2 pmlint init missing
    run -2 pmlint init pm/length.md
    run -2 pmlint init pm none
}
