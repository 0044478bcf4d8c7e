# Baselines: what was known is not told again, what is new is.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    cp "$BATS_TEST_DIRNAME"/documents/*.md .
    mkdir docs
    { cat length.md; printf '\nWe saw lorem ipsum.\n'; } >docs/a.md
}

pmlint() {
    "$PMLINT" "$@"
}

known() { # known FILE: its entries as "path rule count"
    jq -r '.findings[] | "\(.path) \(.rule) \(.count)"' "$1"
}

@test "what is written is known, and a new finding is told" {
    run -1 pmlint docs/a.md
    run -0 --separate-stderr pmlint --write-baseline known.json docs/a.md
    [[ "${lines[-1]}" == "1 file: no findings; "*" known to the baseline" ]]
    [[ "$stderr" == "pmlint: known.json: holds 2 findings now" ]]
    grep -q "docs/a.md duration-mismatch 1" <(known known.json)
    run -0 --separate-stderr pmlint --baseline known.json docs/a.md
    [ "$stderr" = "" ]
    [[ "${lines[-1]}" == "1 file: no findings; "*" known to the baseline" ]]
    run -0 pmlint --baseline known.json --format json --fail-on info docs/a.md
    jq -e '.files[0].findings == []' <<<"$output"

    printf '\nIt was 130%% of users.\n' >>docs/a.md
    run -1 pmlint --baseline known.json docs/a.md
    [[ "$output" == *"[percentage-impossible]"* ]]
    [[ "$output" != *"[duration-mismatch]"* ]]
}

@test "moved paragraphs are still known, and no line is written down" {
    pmlint --write-baseline known.json docs/a.md
    { echo '<!-- a note -->'; echo; sed 's/^$/\n\n/' docs/a.md; } >moved.md
    mv moved.md docs/a.md
    run -0 --separate-stderr pmlint --baseline known.json --fail-on info docs/a.md
    [ "$stderr" = "" ]
    jq -e '[.findings[] | keys] | unique == [["count", "fingerprint", "path", "rule"]]' known.json
}

@test "2: a file that is no baseline is not overwritten" {
    refuses() { # refuses FILE: to write over it
        cp "$1" before
        run --separate-stderr pmlint --quiet --write-baseline "$1" docs
        [ "$status" = 2 ]
        [ "$output" = "" ]
        [ "$stderr" = "pmlint: $1: is no baseline, so it is not overwritten; name another file, or remove this one first" ]
        cmp "$1" before
    }
    echo 'Milk, eggs' >notes.txt
    refuses notes.txt
    cp clean.md other.md
    refuses other.md
    echo '{"version": 1, "files": []}' >report.json
    refuses report.json
    ln -s notes.txt link.json
    refuses link.json
    # One that is, an empty file, and none, are written.
    run -0 pmlint --write-baseline known.json docs
    cp known.json before.json
    run -0 pmlint --write-baseline known.json docs
    cmp known.json before.json
    : >empty.json
    run -0 pmlint --write-baseline empty.json docs
    cmp empty.json before.json
    run -0 pmlint --write-baseline notes.txt --list-files docs
    [ "$(cat notes.txt)" = 'Milk, eggs' ]
}

@test "what no longer occurs is told, and pruned" {
    cp length.md docs/b.md
    pmlint --write-baseline known.json docs
    cp clean.md docs/a.md
    run -0 --separate-stderr pmlint --baseline known.json docs/a.md
    [[ "$stderr" == *"pmlint: known.json: no longer occurs: docs/a.md: duration-mismatch ["* ]]
    [[ "$stderr" == *"--prune removes "* ]]
    [[ "$stderr" != *docs/b.md* ]]
    run -0 --separate-stderr pmlint --baseline known.json --quiet docs/a.md
    [ "$stderr" = "" ]
    run -0 --separate-stderr pmlint --baseline known.json --prune docs/a.md
    [[ "$stderr" == *"pmlint: known.json: removed "*" no longer occur"* ]]
    [ "$(known known.json | cut -d' ' -f1 | sort -u)" = docs/b.md ]
    cp known.json before.json
    run -0 --separate-stderr pmlint --baseline known.json --prune docs
    [ "$stderr" = "" ]
    cmp known.json before.json
}

@test "a rule that is off prunes nothing" {
    pmlint --write-baseline known.json docs/a.md
    cp known.json before.json
    pmlint --baseline known.json --prune --rule duration-mismatch=off docs/a.md
    cmp known.json before.json
}

@test "paths are those of the repository" {
    git init -q .
    (cd docs && "$PMLINT" --write-baseline ../known.json a.md)
    [ "$(known known.json | cut -d' ' -f1 | sort -u)" = docs/a.md ]
    run -0 pmlint --baseline known.json "$PWD/docs/a.md"
    run -0 pmlint --baseline known.json --stdin-filename docs/a.md - <docs/a.md
}

@test "two people's baselines merge" {
    git init -q -b main .
    git config user.name a
    git config user.email a@example.org
    cp length.md docs/m.md
    pmlint --write-baseline known.json --rule duration-mismatch=error docs/m.md
    git add known.json && git commit -qm "Start"
    git checkout -qb first
    rm docs/m.md docs/a.md && cp length.md docs/b.md && cp length.md docs/m.md
    pmlint --write-baseline known.json docs
    git commit -qam "One before"
    git checkout -q main
    rm docs/b.md && cp length.md docs/z.md
    pmlint --write-baseline known.json docs
    git commit -qam "One behind"
    git merge -q -m "Merge" first
    [ "$(known known.json | cut -d' ' -f1 | uniq | tr '\n' ' ')" = "docs/b.md docs/m.md docs/z.md " ]
}

@test "comments come before the baseline" {
    sed '/^\*\*Duration/s/$/ <!-- pmlint disable-line duration-mismatch: so says the vendor -->/' \
        docs/a.md >hidden.md
    mv hidden.md docs/a.md
    pmlint --write-baseline known.json docs/a.md
    ! grep duration-mismatch known.json
    run -0 pmlint --baseline known.json --statistics docs/a.md
    [[ "$output" == *"0  duration-mismatch (1 suppressed)"* ]]
    [[ "$output" == *" known)"* ]]
}

refused() { # refused PLACE WORDS
    run --separate-stderr pmlint --baseline known.json docs/a.md
    [ "$status" = 2 ]
    [ "$output" = "" ]
    [[ "$stderr" == "pmlint: known.json$1: "*"$2"* ]]
}

@test "2: a baseline that is missing, broken or hostile" {
    refused "" "No such file"
    echo '{"version": 1, "findings": [' >known.json
    refused ":1:29" ""
    printf '{"version": 1,\n "version": 1, "findings": []}' >known.json
    refused ":2:10" duplicate
    printf '{"version": 1,\n"findings": [{"path": "a\\u001b[31m", "x": 1}]}' >known.json
    refused ":2:14" 'has no "rule"'
    yes '[' | head -n 100000 >known.json
    run -2 --separate-stderr pmlint --baseline known.json docs/a.md
    [[ "$stderr" == "pmlint: known.json:"*":1: "*depth* ]]
    head -c 17000000 /dev/zero | tr '\0' ' ' >known.json
    refused "" "17000000 bytes, more than 16777216"
}

@test "2: a baseline that would destroy a document, or cannot be written" {
    cp docs/a.md before.md
    run -2 pmlint --write-baseline docs/a.md docs
    [[ "$output" == "pmlint: docs/a.md: is read, so it is not overwritten"* ]]
    cmp docs/a.md before.md
    run -2 pmlint --write-baseline no/such/folder.json docs/a.md
    [[ "$output" == *"no/such/folder.json: cannot be written"* ]]
}

@test "2: options that make no sense together" {
    run -2 pmlint --prune docs
    [[ "$output" == *"--prune has no baseline"* ]]
    run -2 pmlint --prune --baseline a.json --write-baseline b.json docs
    run -2 pmlint --baseline "" docs
}

@test "what cannot be checked makes it 2, and the rest is written" {
    run -2 pmlint --write-baseline known.json docs/a.md missing.md
    grep -q "docs/a.md duration-mismatch 1" <(known known.json)
}

@test "the configuration may name the baseline" {
    echo 'baseline: known/pm.json' >docs/.postmortem.yml
    mkdir docs/known
    run -2 --separate-stderr pmlint docs/a.md
    [[ "$stderr" == "pmlint: docs/.postmortem.yml:1:11: 'docs/known/pm.json' cannot be read: No such file"*"; check the path, or write it with --write-baseline" ]]
    run -2 --separate-stderr pmlint config --check docs/a.md
    [[ "$stderr" == "pmlint: docs/.postmortem.yml:1:11: 'docs/known/pm.json' cannot be read: "* ]]
    (cd docs && "$PMLINT" --write-baseline known/pm.json a.md)
    run -0 pmlint config --check docs/a.md
    # Outside of a repository its paths are relative to the configuration, wherever pmlint runs.
    run -0 pmlint docs/a.md
    [[ "${lines[-1]}" == *"2 known to the baseline" ]]
    (cd docs && run -0 "$PMLINT")
    run -1 pmlint --no-config docs/a.md
    run -0 pmlint config docs/a.md
    [[ "$output" == *'baseline: '*known/pm.json*'# docs/.postmortem.yml:1'* ]]
    cp clean.md docs/a.md
    run -0 --separate-stderr pmlint --prune docs/a.md
    [[ "$stderr" == *"pmlint: docs/known/pm.json: removed 2 findings that no longer occur" ]]
    [ "$(known docs/known/pm.json)" = "" ]
}
