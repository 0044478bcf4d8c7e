# What the tests of static analysis share. Each tool is judged in the version of Debian 12 alone: others find
# other things, and what they find wrongly should not fail a build. Speaks TAP.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2

analyze() { # analyze TARGET VERSION COMMAND...: COMMAND tells the version of the tool
    local target=$1 version=$2 output
    shift 2
    echo 1..1
    if ! "$@" 2>/dev/null | grep -q "$version"; then
        echo "ok 1 - $target # SKIP its tool is not there in the version of Debian 12"
    elif output=$(env -u MAKEFLAGS -u MAKELEVEL make -ks -j"$(nproc)" "$target" 2>&1); then
        echo "ok 1 - $target"
    else
        echo "not ok 1 - $target"
        grep -v '^make' <<<"$output" | sed 's/^/# /'
        exit 1
    fi
}
