# A run that takes long shows on a terminal how far it is. The clock goes on by a second whenever it is
# asked, so that every run takes long.

bats_require_minimum_version 1.5.0

setup_file() {
    cat >"$BATS_FILE_TMPDIR/clock.c" <<'SOURCE'
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static long seconds;
    (void)clock;
    *now = (struct timespec){.tv_sec = ++seconds};
    return 0;
}
SOURCE
    # shellcheck disable=SC2086 # it may be "ccache gcc"
    ${CC:-cc} -shared -fPIC -o "$BATS_FILE_TMPDIR/clock.so" "$BATS_FILE_TMPDIR/clock.c"
}

setup() {
    cd "$BATS_TEST_TMPDIR"
    cp "$BATS_TEST_DIRNAME"/documents/{clean,length}.md .
    cp length.md again.md
    printf '# Outage\n\xff\n' >broken.md
    export TERM=xterm
    unset CI NO_COLOR
}

terminal() { # terminal [--both] [--screen] ARGUMENT...: what pmlint writes to the terminal
    local how=()
    while [[ $1 == --both || $1 == --screen ]]; do
        how+=("$1")
        shift
    done
    # The sanitizer wants to be loaded first, which matters for memory alone.
    python3 "$BATS_TEST_DIRNAME/terminal.py" "${how[@]}" env \
        ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" \
        LD_PRELOAD="$BATS_FILE_TMPDIR/clock.so" "$PMLINT" "$@"
}

erase=$'\r\033[K'

@test "one line, drawn anew for each file, and gone in the end" {
    [ "$(terminal length.md clean.md again.md)" = "${erase}pmlint: 1 of 3 files, 1 finding\
${erase}pmlint: 2 of 3 files, 1 finding${erase}pmlint: 3 of 3 files, 2 findings${erase}" ]
    [ "$(terminal --screen length.md clean.md again.md)" = "" ]
}

@test "the same with several jobs, and with --list-files" {
    [ "$(terminal --jobs 3 length.md clean.md again.md)" = "$(terminal length.md clean.md again.md)" ]
    [[ "$(terminal --list-files length.md clean.md)" == *"2 of 2 files"* ]]
    [ "$(terminal --both --screen --list-files length.md clean.md)" = "length.md: linted
clean.md: linted" ]
}

@test "it is gone before anything else is said" {
    files="length.md none.md broken.md clean.md again.md"
    for format in text concise; do
        # shellcheck disable=SC2086
        "$PMLINT" --color never --format "$format" $files >expected 2>&1 || true
        # shellcheck disable=SC2086
        terminal --both --screen --color never --format "$format" $files >actual
        diff expected actual
    done
    # shellcheck disable=SC2086
    [ "$(terminal --both --color never $files | grep -c 'of 4 files')" -gt 1 ]
}

@test "it never comes between the lines of a machine's format" {
    for format in json jsonl sarif junit; do
        terminal --both --format "$format" length.md clean.md | tr -d '\r' >actual
        diff <("$PMLINT" --format "$format" length.md clean.md) actual
        terminal --format "$format" length.md clean.md >actual
        grep -q 'of 2 files' actual
    done
}

@test "never for a machine, nor with --quiet, nor for one file" {
    [ "$(terminal length.md)" = "" ]
    [ "$(terminal --quiet length.md clean.md)" = "" ]
    [ "$(CI=true terminal length.md clean.md)" = "" ]
    [ "$(TERM=dumb terminal length.md clean.md)" = "" ]
    LD_PRELOAD="$BATS_FILE_TMPDIR/clock.so" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" \
        "$PMLINT" --format jsonl length.md clean.md >stdout 2>stderr || true
    [ "$(cat stderr)" = "" ]
}

@test "--timing: each part of the run, and all of it" {
    "$PMLINT" --timing length.md clean.md >stdout 2>stderr || true
    diff stdout <("$PMLINT" length.md clean.md)
    [ "$(awk '{print $4}' FS='  +' stderr)" = "finding files
configuration
reading files
parsing Markdown
reading facts
checking rules
reporting
in all" ]
    [ "$(awk 'END {print $3}' stderr)" = 100.0 ]
    "$PMLINT" --timing --quiet --jobs 8 length.md clean.md >stdout 2>stderr || true
    [[ "$(tail -n 1 stderr)" == *"in all: the times of 2 threads added up, while "*" ms went by" ]]
}
