# Exit statuses and inputs: 0 nothing to complain of, 1 findings, 2 something could not be checked.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    cp "$BATS_TEST_DIRNAME"/documents/*.md .
}

pmlint() {
    "$PMLINT" "$@"
}

@test "0: a clean document" {
    run --separate-stderr pmlint --show info clean.md
    [ "$status" = 0 ]
    [ "$output" = "1 file: no findings" ]
    [ "$stderr" = "" ]
}

@test "1: an error, and 'lint' may be left out" {
    run pmlint length.md
    [ "$status" = 1 ]
    [[ "$output" == *"length.md:5:15: error: "*"[duration-mismatch]"* ]]
    [ "$(pmlint lint length.md)" = "$output" ]
}

@test "1: an empty document is a document with much missing" {
    : >empty.md
    run pmlint empty.md
    [ "$status" = 1 ]
    [[ "$output" == *"empty.md:1:1: error: "* ]]
}

@test "--fail-on decides which findings count" {
    run pmlint --fail-on never length.md
    [ "$status" = 0 ]
    run pmlint --rule duration-mismatch=warning --rule action-item-no-owner=error length.md
    [ "$status" = 0 ]
    run pmlint --rule duration-mismatch=warning --fail-on warning length.md
    [ "$status" = 1 ]
    run pmlint --rule duration-mismatch=off --format json length.md
    [ "$(jq '[.files[].findings[] | select(.rule == "duration-mismatch")] | length' \
        <<<"$output")" = 0 ]
}

@test "2 outranks 1, and the findings of the other files are printed" {
    run --separate-stderr pmlint missing.md length.md
    [ "$status" = 2 ]
    [[ "$output" == *"length.md:5:15: error: "* ]]
    [[ "$output" == *"1 file: 1 error"*"; 1 not checked" ]]
    [ "$stderr" = "pmlint: missing.md: there is no such file or folder; check the path" ]
}

cannot_be_checked() { # cannot_be_checked PATH WORDS
    run --separate-stderr pmlint --format json "$1"
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: $1: "*"$2"* ]]
    jq -e --arg path "$1" '.files == [] and .summary.files == 0
        and (.not_checked | length == 1) and .not_checked[0].path == $path' <<<"$output"
}

@test "2: missing, binary, too large, not UTF-8" {
    cannot_be_checked missing.md "no such file"
    printf '# A\0B\n' >binary.md
    cannot_be_checked binary.md binary
    head -c 262145 /dev/zero | tr '\0' a >large.md
    cannot_be_checked large.md --max-size
    printf '# A\nB \xe9\n' >latin.md
    cannot_be_checked latin.md "line 2, column 3: byte 0xE9 is no valid UTF-8; convert it, e.g. iconv -f LATIN1 -t UTF-8"
    for encoding in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
        printf '\ufeff# A\n' | iconv -f UTF-8 -t "$encoding" >wide.md
        cannot_be_checked wide.md "the file is ${encoding%?E}: save it as UTF-8"
    done
}

@test "2: unreadable" {
    [ "$(id -u)" != 0 ] || skip "root reads everything"
    chmod 0 clean.md
    cannot_be_checked clean.md "Permission denied"
}

@test "2: named pipes, devices and sockets are refused without waiting" {
    mkfifo pipe.md
    cannot_be_checked pipe.md "named pipe"
    cannot_be_checked /dev/null "device"
}

@test "0: too large, but found and no postmortem by its beginning" {
    mkdir docs
    for ((i = 0; i < 9000; i++)); do
        printf '## 3.%d.0\n\n- the parser reads more\n\n' "$i"
    done >docs/CHANGELOG.md
    cp clean.md docs
    run --separate-stderr pmlint docs
    [ "$status" = 0 ]
    [ "$stderr" = "" ]
    run --separate-stderr pmlint --detect --format json docs/CHANGELOG.md
    [ "$status" = 0 ]
    jq -e '.not_checked == [] and .files == []' <<<"$output"
    run pmlint --list-files docs
    [[ "$output" == *"docs/CHANGELOG.md: left out: "* ]]
    cannot_be_checked docs/CHANGELOG.md --max-size
    git init -q . && git add docs
    run --separate-stderr pmlint --staged
    [ "$status" = 0 ]
    [ "$stderr" = "" ]
}

@test "2: too large, and a postmortem by its beginning" {
    mkdir docs
    { cat clean.md && head -c 300000 /dev/zero | tr '\0' '\n'; } >docs/large.md
    cp clean.md docs
    run --separate-stderr pmlint --format json docs
    [ "$status" = 2 ]
    jq -e '.not_checked[0].path == "docs/large.md" and .files[0].path == "docs/clean.md"' <<<"$output"
    git init -q . && git add docs
    run --separate-stderr pmlint --staged
    [ "$status" = 2 ]
    [[ "$stderr" == *"pmlint: docs/large.md: has "*"; raise the limit with --max-size"* ]]
    { head -n 2 clean.md && printf '![graph](data:image/png;base64,' &&
        head -c 300000 /dev/zero | tr '\0' 'A' && printf ')\n\n' && cat clean.md; } >docs/large.md
    run --separate-stderr pmlint docs # a picture follows the title: too little to tell
    [ "$status" = 2 ]
    printf 'include: ["docs/*.md"]\n' >.postmortem.yml
    yes -- '- the parser reads more' | head -c 300000 >docs/large.md
    run --separate-stderr pmlint docs
    [ "$status" = 2 ]
}

@test "--max-size" {
    run pmlint --max-size 100 clean.md
    [ "$status" = 2 ]
    head -c 300000 /dev/zero | tr '\0' a >large.md
    run pmlint --max-size 300000 large.md
    [ "$status" = 1 ]
    run pmlint --max-size 299999 - <large.md
    [ "$status" = 2 ]
}

@test "standard input, /dev/stdin and process substitution" {
    run pmlint - <length.md
    [ "$status" = 1 ]
    [[ "$output" == *"<stdin>:5:15: error: "* ]]
    run pmlint --stdin-filename ./docs/a.md --format concise - <length.md
    [[ "$output" == *"docs/a.md:5:15: error: "* ]]
    [[ "$output" != *"./docs"* ]]
    run pmlint /dev/stdin <length.md
    [ "$status" = 1 ]
    run pmlint <(cat length.md)
    [ "$status" = 1 ]
    run sh -c '"$PMLINT" - <&-'
    [ "$status" = 2 ]
}

@test "a folder: sorted, no link to a folder, no .git, no files that are no postmortems" {
    mkdir -p f/b f/.git f/a.d
    cp length.md f/b/z.markdown
    cp length.md f/a.md
    cp length.md f/a.d/x.md
    cp length.md f/.git/hidden.md
    cp length.md f/b/not.txt
    cp notes.md f/notes.md
    ln -s ../f/b f/link
    run pmlint --format json ./f/
    [ "$status" = 1 ]
    [ "$(jq -c '[.files[].path]' <<<"$output")" = '["f/a.d/x.md","f/a.md","f/b/z.markdown"]' ]
    cd f
    [ "$(pmlint --format json | jq -c '[.files[].path]')" = '["a.d/x.md","a.md","b/z.markdown"]' ]
}

@test "2: a link to what is not there" {
    mkdir f
    cp length.md f/a.md
    ln -s nowhere.md f/b.md
    ln -s nowhere.txt f/c.txt
    cannot_be_checked f/b.md "is a link to something that is not there"
    run --separate-stderr pmlint f
    [ "$status" = 2 ]
    [[ "$output" == *"f/a.md:5:15: error: "* ]]
    [ "$stderr" = "pmlint: f/b.md: is a link to something that is not there" ]
}

@test "a file that is reached twice is linted once" {
    mkdir f
    cp length.md f/a.md
    run pmlint --format json f/a.md ./f/a.md f length.md
    [ "$(jq -c '[.files[].path]' <<<"$output")" = '["f/a.md","length.md"]' ]
}

@test "a folder without Markdown: 2; without a postmortem: 0, and both are said" {
    mkdir empty notes
    run --separate-stderr pmlint empty
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: empty: the folder holds no Markdown file"* ]]
    cp notes.md notes/a.md
    run --separate-stderr pmlint notes
    [ "$status" = 0 ]
    [ "$output" = "" ]
    [[ "$stderr" == "pmlint: the only Markdown file is not a postmortem"* ]]
}

@test "--detect leaves out what is named by hand too" {
    run pmlint notes.md
    [ "$status" = 1 ]
    run --separate-stderr pmlint --detect notes.md length.md --format json
    [ "$status" = 1 ]
    [ "$(jq -c '[.files[].path]' <<<"$output")" = '["length.md"]' ]
    [ "$stderr" = "" ]
    cp notes.md more.md
    # A person is told that not all of them were linted; of a folder nobody expects it.
    run --separate-stderr pmlint --detect notes.md clean.md
    [ "$status" = 0 ]
    [ "$stderr" = "pmlint: 1 of 2 files was left out (--list-files says why)" ]
    run --separate-stderr pmlint --detect notes.md clean.md length.md more.md
    [ "$stderr" = "pmlint: 2 of 4 files were left out (--list-files says why)" ]
    for arguments in "--detect clean.md" "--quiet --detect notes.md clean.md" "."; do
        # shellcheck disable=SC2086
        run --separate-stderr pmlint $arguments
        [ "$stderr" = "" ]
    done
}

@test "a file that was named by hand and is no postmortem is linted, with a note" {
    run --separate-stderr pmlint notes.md
    [ "$status" = 1 ]
    [[ "$stderr" == "pmlint: notes.md: does not look like a postmortem ("?*"); linted because it was named (--detect leaves such files out)" ]]
    run --separate-stderr pmlint - <notes.md
    [[ "$stderr" == "pmlint: <stdin>: does not look like a postmortem ("* ]]
    run --separate-stderr pmlint --format json=x.json --format text notes.md
    [[ "$stderr" == "pmlint: notes.md: does not look like"* ]]
    for arguments in "--quiet notes.md" "--format json notes.md" "--format concise notes.md" \
        "--detect --format json length.md notes.md" "length.md" "--list-files notes.md"; do
        # shellcheck disable=SC2086
        run --separate-stderr pmlint $arguments
        [ "$stderr" = "" ]
    done
}

@test "--list-files says what would be linted and what not, and why" {
    mkdir f
    cp length.md notes.md f
    run pmlint --list-files f
    [ "$status" = 0 ]
    [ "${lines[0]}" = "f/length.md: linted" ]
    [[ "${lines[1]}" == "f/notes.md: left out: "?* ]]
    [ "${#lines[@]}" = 2 ]
}

@test "--files-from: lines, NUL, an empty list" {
    cp length.md "$(printf 'a\nb.md')"
    printf 'length.md\n\nclean.md\n' >list
    [ "$(pmlint --files-from list --format json | jq -c '[.files[].path]')" = \
        '["length.md","clean.md"]' ]
    printf 'a\nb.md\0clean.md\0' >list
    [ "$(pmlint -0 --files-from - --format json <list | jq -c '[.files[].path]')" = \
        '["a\nb.md","clean.md"]' ]
    printf 'length.md\r\n\r\nclean.md\r\n' >list
    [ "$(pmlint --files-from list --format json | jq -c '[.files[].path]')" = \
        '["length.md","clean.md"]' ]
    cp length.md "$(printf 'c.md\r')"
    printf 'c.md\r\0' >list
    [ "$(pmlint -0 --files-from list --format json | jq -c '[.files[].path]')" = '["c.md\r"]' ]
    : >list
    for empty in list /dev/null; do
        run --separate-stderr pmlint --files-from "$empty"
        [ "$status" = 0 ]
        [ "$stderr" = "pmlint: no file was listed, so none was linted" ]
    done
    run pmlint --files-from nowhere
    [ "$status" = 2 ]
}

@test "2: an output that cannot be written" {
    for command in "lint clean.md" "facts clean.md" "rules" "explain duration-mismatch" --help \
        "--format json clean.md"; do
        status=0
        # shellcheck disable=SC2086
        "$PMLINT" $command >/dev/full 2>stderr || status=$?
        [ "$status" = 2 ]
        [[ "$(cat stderr)" == "pmlint: standard output: cannot be written"* ]]
        [ "$(wc -l <stderr)" = 1 ]
    done
    run pmlint --format json=nowhere/x.json clean.md
    [ "$status" = 2 ]
    run pmlint --format json=/dev/full clean.md
    [ "$status" = 2 ]
    run sh -c '"$PMLINT" clean.md >&-'
    [ "$status" = 2 ]
}

@test "several formats at once, each in its place" {
    run --separate-stderr pmlint --format concise --format json=out.json length.md
    [ "$status" = 1 ]
    [[ "${lines[0]}" == "length.md:5:15: error: "* ]]
    jq -e '.tool.name == "pmlint" and .tool.version == "1.0.0"' out.json
}

@test "2: an output never overwrites what is read" {
    cp length.md doc.md
    ln doc.md hard.md
    ln -s doc.md soft.json
    mkdir f
    cp length.md f/a.md
    echo doc.md >list
    refuses_output() { # refuses_output PATH ARGUMENT...
        local path=$1
        shift
        run --separate-stderr pmlint "--format=json=$path" "$@"
        [ "$status" = 2 ]
        [ "$output" = "" ]
        [[ "$stderr" == *"is read, so it is not overwritten"* ]]
        cmp doc.md length.md
        cmp f/a.md length.md
        [ "$(cat list)" = doc.md ]
    }
    refuses_output doc.md doc.md
    refuses_output ./doc.md doc.md
    refuses_output "$PWD/doc.md" doc.md
    refuses_output hard.md doc.md
    refuses_output soft.json doc.md
    refuses_output doc.md --files-from list
    refuses_output list --files-from list
    refuses_output f/a.md f
    refuses_output doc.md - <doc.md
    refuses_output none.md none.md
    [ ! -e none.md ]
    run --separate-stderr pmlint --format concise --format json=doc.md doc.md
    [ "$status" = 2 ]
    [[ "$output" == *"doc.md:5:15: error: "* ]]
}

@test "an output file appears whole or not at all" {
    echo old >out.json
    chmod 640 out.json
    ln -s out.json link.json
    run pmlint --format json=link.json --format concise length.md
    [ "$status" = 1 ]
    [ -L link.json ]
    [ "$(stat -c %a out.json)" = 640 ]
    jq -e . out.json
    # Not one byte may be written to a file of its own: the old one stays.
    echo old >out.json
    run bash -c 'ulimit -f 0; trap "" XFSZ; exec "$PMLINT" --format json=out.json length.md 2>&1'
    [ "$status" = 2 ]
    [[ "$output" == *"out.json: cannot be written"* ]]
    [ "$(cat out.json)" = old ]
    [ "$(find . -name '.pmlint*' | wc -l)" = 0 ]
    run pmlint --format json=out.d/x.json length.md
    [ "$status" = 2 ]
    # What was handed over open is written to as it is, and a log grows.
    echo old >log
    "$PMLINT" --format concise=/dev/stdout --fail-on never length.md >>log
    [ "$(head -n 1 log)" = old ]
    grep -q '^length.md:5:15: error: ' log
    "$PMLINT" --format concise=/dev/stdout --fail-on never length.md | grep -q '^length.md:5:15: '
}

@test "of a file with very many findings the gravest are told, and how many more there are" {
    { cat clean.md && yes -- '- Fix a' | head -n 1500 && printf '\n## Timeline of the hotline\n\n%s\n%s\n%s\n' \
        '- 2025-03-17 15:00 UTC First call' '- 2025-03-17 14:00 UTC Last call' \
        '- 2025-03-17 16:00 UTC Quiet'; } >many.md
    run --separate-stderr pmlint --format json --statistics many.md
    [ "$status" = 1 ]
    findings=$(jq '.files[0].findings' <<<"$output")
    # Of 1,499 repeated items and a few others 1,000 are kept, the error at the end among them.
    [ "$(jq length <<<"$findings")" = 1001 ]
    [ "$(jq -r '.[-1].rule' <<<"$findings")" = timeline-out-of-order ]
    all=$(awk '{ sum += $1 } END { print sum }' <<<"$stderr")
    [ "$(jq -r '[.[].message | capture("; (?<more>[0-9]+) more findings of this file are left out").more] | .[]' \
        <<<"$findings")" = $((all - 1001)) ]
    # Where there are few, none says so.
    [ "$(pmlint --format json --rule action-item-duplicate=off many.md | grep -c 'left out')" = 0 ]
}

@test "names of files cannot control the terminal" {
    name=$(printf 'a\033[31m\nb\xff.md')
    cp length.md "$name"
    run pmlint --format concise "$name"
    [ "$status" = 1 ]
    [[ "$output" != *$'\033'* ]]
    [[ "${lines[0]}" == "a␛[31m␊b�.md:5:15: error: "* ]]
    pmlint --format json "$name" --fail-on never | jq -e '.files[0].path == "a\u001b[31m\nb\ufffd.md"'
    run --separate-stderr pmlint $'x\033\ny'
    [[ "$stderr" == "pmlint: x␛␊y: "* ]]
}

@test "a document may ask for a profile; one that there is not: 2" {
    printf -- '---\npmlint-profile: defalt\n---\n# Outage\n' >asks.md
    run --separate-stderr pmlint asks.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: asks.md: unknown profile 'defalt' in its front matter: did you mean 'default'?" ]
    run pmlint --profile default asks.md
    [ "$status" = 1 ]
}
