#!/usr/bin/env bats
# Wherever memory ends, the outcome is the whole output with its status, or status 2 with a message:
# never a signal, and never less under status 0 or 1. The program that people get is tested, since the
# sanitizers bring an allocator of their own.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    tested="$BATS_TEST_DIRNAME/../../pmlint"
    cc -O1 -shared -fPIC -o fail_malloc.so "$BATS_TEST_DIRNAME/../tools/fail_malloc.c"
    cp "$BATS_TEST_DIRNAME/../example/api-outage.md" outage.md
    cp "$BATS_TEST_DIRNAME/../clean/front-matter-yaml.md" clean.md
    mkdir -p docs && cp outage.md docs
    sed 's/UTC/Europe\/Berlin/' clean.md >docs/clean.md
    cat >house.yml <<'END'
rules:
  no-pools: {severity: warning, pattern: '\bpools?\b', message: "a pool"}
  word-count: {severity: warning, min: 300, max: 900}
END
}

judge() { # judge: whether the last run's status, output and message are as they must be
    [ "$result" = "$status" ] && cmp -s out whole && return
    [ "$result" = 2 ] && [ -s err ] && return
    echo "$1: status $result, $(wc -c <out) bytes, message: $(head -c 300 err)"
    return 1
}

fails_everywhere() { # fails_everywhere ARGUMENT...: each of its allocations fails, alone and with all behind
    status=0
    COUNT_TO=count LD_PRELOAD=./fail_malloc.so "$tested" "$@" >whole 2>err || status=$?
    [ "$status" != 2 ]
    local count refused=0
    count=$(cat count)
    [ "$count" -gt 50 ]
    for ((at = 1; at <= count; at++)); do
        result=0
        FAIL_AT=$at LD_PRELOAD=./fail_malloc.so "$tested" "$@" >out 2>err || result=$?
        judge "all from allocation $at on"
        [ "$result" != 2 ] || refused=$((refused + 1))
        result=0
        FAIL_ONCE=1 FAIL_AT=$at LD_PRELOAD=./fail_malloc.so "$tested" "$@" >out 2>err || result=$?
        judge "allocation $at"
    done
    [ "$refused" -gt $((count / 2)) ] # else nothing was tried
}

@test "an allocation fails: lint" {
    fails_everywhere --no-config --format json outage.md
}

@test "an allocation fails: a configuration, a baseline, front matter, a file of its own" {
    "$tested" --config house.yml --write-baseline known.json outage.md 2>err
    fails_everywhere --config house.yml --baseline known.json --format markdown clean.md outage.md
}

@test "an allocation fails: facts, timeline" {
    fails_everywhere facts --format json docs/clean.md
    fails_everywhere timeline --format svg outage.md
}

@test "a limit on memory" {
    for ((i = 0; i < 12000; i++)); do echo "- 14:$((i % 60)) UTC **Alert** fired, see [a](b)"; done >entries
    { cat outage.md && printf '\n## Timeline of the pool\n\n' && head -c 250000 entries; } >large.md
    status=0
    "$tested" --no-config --format json outage.md large.md outage.md >whole 2>err || status=$?
    [ "$status" = 1 ]
    local refused=0 linted=0
    for kibibytes in 12000 16000 20000 24000 28000 32000 40000 48000 64000 80000 96000 128000 160000 \
        200000 260000 400000; do
        result=0
        (ulimit -v "$kibibytes" && exec "$tested" --jobs 1 --no-config --format json outage.md large.md \
            outage.md) >out 2>err || result=$?
        # Not even the libraries can be loaded: the loader says so.
        [ "$result" != 127 ] || continue
        judge "$kibibytes KiB"
        if [ "$result" = 2 ]; then refused=$((refused + 1)); else linted=$((linted + 1)); fi
    done
    [ "$refused" -gt 2 ]
    [ "$linted" -gt 1 ]
}
