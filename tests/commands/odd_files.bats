#!/usr/bin/env bats
# Files that are none, that change, that cannot be read or written: what is said, with which status, and
# that nothing of the other files is lost.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || return
    cp "$BATS_TEST_DIRNAME"/documents/*.md .
    tools="$BATS_TEST_DIRNAME/../tools"
}

pmlint() {
    "$PMLINT" "$@"
}

refuses() { # refuses PATH MESSAGE: it is refused between two others, which are linted
    cp length.md first.md
    cp length.md last.md
    run --separate-stderr pmlint --format json first.md "$1" last.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: $1: $2" ]
    [ "$(jq -c '[.files[] | [.path, (.findings | map(.rule) | index("duration-mismatch") != null)]]' \
        <<<"$output")" = '[["first.md",true],["last.md",true]]' ]
    jq -e --arg path "$1" --arg message "$2" \
        '.not_checked == [{path: $path, message: $message}]' <<<"$output"
}

@test "2: links in a circle" {
    ln -s b.md a.md
    ln -s a.md b.md
    refuses a.md "cannot be read: Too many levels of symbolic links"
    mkdir -p d/e
    cp length.md d
    ln -s . d/self
    ln -s ../../d d/e/up
    [ "$(pmlint --format json d | jq -c '[.files[].path]')" = '["d/length.md"]' ]
    ln -s ../a.md d/a.md
    run --separate-stderr pmlint --format concise d
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: d/a.md: cannot be read: Too many levels of symbolic links" ]
    [[ "$output" == "d/length.md:5:15: error: "* ]]
}

@test "2: a named pipe and a device among files; nobody waits" {
    mkfifo pipe.md
    refuses pipe.md \
        "is a named pipe; write its content to a file, or hand it over on standard input (-)"
    refuses /dev/null "is a device or a socket, not a file; name a file"
}

@test "2: what is no file, wherever a file is read" {
    mkdir folder
    mkfifo pipe pipe.yml
    echo 'extends: pipe.yml' >extends.yml
    echo 'template: pipe' >template.yml
    while read -r arguments; do
        # shellcheck disable=SC2086
        run --separate-stderr pmlint $arguments </dev/null
        [ "$status" = 2 ]
        [ "$output" = "" ]
        [[ "$stderr" == "pmlint: "*" is a "* ]] || {
            echo "$arguments: $stderr"
            return 1
        }
    done <<'END'
--config folder length.md
--config pipe length.md
--config extends.yml length.md
--config template.yml length.md
--baseline folder length.md
--baseline pipe length.md
--baseline /dev/null length.md
--files-from folder
--files-from pipe
facts folder
facts pipe
timeline /dev/null
END
    run --separate-stderr pmlint - <.
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: <stdin>: is a folder; name a file in it" ]
}

@test "2: a file that may not be read" {
    chmod 0 clean.md
    if [ "$(id -u)" = 0 ]; then
        # Without this right root is kept out like anybody.
        deny() { setpriv --bounding-set=-dac_override,-dac_read_search "$@"; }
        deny true || skip "setpriv may not take rights away here"
    else
        deny() { "$@"; }
    fi
    run --separate-stderr deny "$PMLINT" --format concise clean.md length.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: clean.md: cannot be read: Permission denied; allow it with chmod" ]
    [[ "$output" == "length.md:5:15: error: "* ]]
}

@test "2: a file that shrinks or grows while it is read" {
    cc -D_GNU_SOURCE -O1 -shared -fPIC -o change_while_read.so "$tools/change_while_read.c"
    whole=$(stat -c %s length.md)
    for size in 0 100 $((whole - 1)) $((whole + 1)) 100000 300000; do
        cp length.md changing.md
        CHANGED=changing.md SIZE=$size LD_PRELOAD=./change_while_read.so \
            run --separate-stderr "$BATS_TEST_DIRNAME/../../pmlint" --format concise changing.md length.md
        [ "$status" = 2 ]
        [[ "$output" == "length.md:5:15: error: "* ]]
        case $size in
        300000) [[ "$stderr" == "pmlint: changing.md: is larger than 262144 bytes; "* ]] ;;
        *) [ "$stderr" = "pmlint: changing.md: has changed while it was read; try again" ] ;;
        esac
    done
}

full_device() { # one of our own, which a mistake may replace
    [ "$(id -u)" = 0 ] || skip "only root can make a device"
    mknod full c 1 7 || skip "no device can be made here"
    ( : >full ) || skip "no device can be opened here"
}

@test "2: a disk that is full" {
    full_device
    while read -r arguments; do
        # shellcheck disable=SC2086
        run --separate-stderr pmlint $arguments
        [ "$status" = 2 ]
        [ "$stderr" = "pmlint: full: cannot be written: No space left on device" ]
        [ -c full ]
    done <<'END'
--format json=full --format concise length.md
--format sarif=full clean.md
--write-baseline full length.md
END
    for command in "facts length.md" "timeline --format svg clean.md" "config length.md" \
        "explain duration-mismatch" "rules --format json" --version "hook --help" \
        "--format markdown length.md" "--format junit length.md" "--list-files ."; do
        result=0
        # shellcheck disable=SC2086
        "$PMLINT" $command >full 2>said || result=$?
        [ "$result" = 2 ]
        [ "$(cat said)" = "pmlint: standard output: cannot be written: No space left on device" ]
    done
    # Where even that cannot be told, the status still tells it; and it is not the findings' fault.
    result=0
    "$PMLINT" length.md >full 2>full || result=$?
    [ "$result" = 2 ]
    result=0
    "$PMLINT" length.md >out 2>full || result=$?
    [ "$result" = 1 ]
}

@test "2: a file that cannot be written whole leaves the old one" {
    pmlint --write-baseline known.json --quiet clean.md
    cp known.json old.json
    run bash -c 'ulimit -f 0; trap "" XFSZ; exec "$PMLINT" --write-baseline known.json length.md 2>&1'
    [ "$status" = 2 ]
    [[ "$output" == *"known.json: cannot be written: File too large"* ]]
    cmp known.json old.json
    run bash -c 'ulimit -f 0; trap "" XFSZ; exec "$PMLINT" new new.md 2>&1'
    [ "$status" = 2 ]
    [ ! -e new.md ]
    [ "$(find . -name '.pmlint*' | wc -l)" = 0 ]
    for path in . nowhere/x loop; do
        ln -sf loop loop
        run --separate-stderr pmlint --write-baseline "$path" length.md
        [ "$status" = 2 ]
        [[ "$stderr" == "pmlint: $path: cannot be written: "* ]]
    done
}

@test "a baseline goes to a pipe as it is" {
    pmlint --write-baseline known.json length.md
    pmlint --write-baseline /dev/stdout --quiet length.md | grep -c fingerprint
    echo 'a log' >log
    pmlint --write-baseline /dev/stdout --quiet length.md >>log
    [ "$(head -1 log)" = 'a log' ]
    [ -c /dev/null ]
    mkfifo pipe
    cat pipe >got &
    pmlint --write-baseline pipe length.md
    wait
    cmp got known.json
    [ -p pipe ]
}

@test "2: a reader that is gone" {
    # python3 opens a pipe, closes the end for reading, and leaves the signal as it was.
    gone='import os, subprocess, sys
reader, writer = os.pipe()
os.close(reader)
sys.exit(subprocess.run(sys.argv[1:], stdout=writer).returncode)'
    for command in "--format json length.md" "length.md" "facts length.md" "rules" --help; do
        # shellcheck disable=SC2086
        run --separate-stderr python3 -c "$gone" "$PMLINT" $command
        [ "$status" = 2 ]
        [ "$stderr" = "" ]
    done
}
