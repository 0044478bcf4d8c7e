#!/bin/bash
# Finds a pmlint, or makes one, and gives its path to the next step. In this order: one on PATH, if it is
# new enough; one built in the action's own checkout; the release for this system, if action/checksums
# knows its sum; one that is built now. A file with another sum than the committed one ends the job.
#
# Environment: INPUT_VERSION, ACTION_REPOSITORY and ACTION_REF (where the action is from), and a
# runner's own. PMLINT_RELEASES, for tests, is where releases lie instead.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(dirname "$here")
# shellcheck source=action/common.sh disable=SC1091
. "$here/common.sh"

own_version() {
    sed -n 's/^#define PMLINT_VERSION "\(.*\)"$/\1/p' "$checkout/src/report/version.h"
}

is_at_least() { # is_at_least VERSION LEAST
    [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

fits() { # fits PROGRAM: whether it runs and is new enough
    local said
    said=$("$1" --version 2>/dev/null) || return 1
    [[ "$said" =~ ^pmlint\ ([0-9]+\.[0-9]+\.[0-9]+)$ ]] && is_at_least "${BASH_REMATCH[1]}" "$least"
}

use() { # use PROGRAM HOW
    say "$("$1" --version), $2"
    output pmlint "$1"
    exit 0
}

asset_name() {
    local system machine
    case ${RUNNER_OS:-$(uname -s)} in
    Linux) system=linux ;;
    macOS | Darwin) system=macos ;;
    *) return 1 ;;
    esac
    case ${RUNNER_ARCH:-$(uname -m)} in
    X64 | x86_64) machine=x86_64 ;;
    ARM64 | aarch64 | arm64) machine=aarch64 ;;
    *) return 1 ;;
    esac
    echo "pmlint-$least-$system-$machine"
}

download() { # download ADDRESS FILE
    if command -v curl >/dev/null; then
        curl --fail --silent --show-error --location --retry 2 --output "$2" "$1"
    else
        wget --quiet --output-document="$2" "$1"
    fi
}

sum_of() { # sum_of FILE
    if command -v sha256sum >/dev/null; then
        sha256sum "$1"
    else
        shasum -a 256 "$1"
    fi | cut -d ' ' -f 1
}

# A release is taken only where its sum was committed with the action: a sum beside the file proves
# nothing.
take_release() {
    local name wanted folder releases
    name=$(asset_name) || return 0
    wanted=$(awk -v name="$name" '$2 == name { print $1 }' "$here/checksums")
    [ -n "$wanted" ] || return 0
    releases=${PMLINT_RELEASES:-${GITHUB_SERVER_URL:-https://github.com}/${ACTION_REPOSITORY:-}/releases/download}
    folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/pmlint.XXXXXX")
    if ! download "$releases/v$least/$name" "$folder/pmlint"; then
        say "the release $name could not be fetched; building it"
        return 0
    fi
    [ "$(sum_of "$folder/pmlint")" = "$wanted" ] ||
        die "the release $name has another sum than action/checksums says; it is not used"
    chmod +x "$folder/pmlint"
    fits "$folder/pmlint" || die "the release $name does not run here"
    use "$folder/pmlint" "the release"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

build() {
    local url
    is_at_least "$(own_version)" "$least" ||
        die "this action can build pmlint $(own_version), but version is $least: take the action's tag v$least"
    if ! command -v make >/dev/null && command -v apt-get >/dev/null; then
        as_root apt-get update && as_root apt-get install -y --no-install-recommends make
    fi
    url=${GITHUB_SERVER_URL:-https://github.com}/${ACTION_REPOSITORY:-}/blob/${ACTION_REF:-HEAD}/rules
    # Links to the rules' pages, unless the names could mean something to make or the shell.
    [[ -n "${ACTION_REPOSITORY:-}" && "$url" =~ ^[A-Za-z0-9:/._-]+$ ]] || url=
    if ! make -C "$checkout" packages || ! make -C "$checkout" RULES_URL="$url" pmlint; then
        die "pmlint could not be built"
    fi
}

least=${INPUT_VERSION:-$(own_version)}
[[ "$least" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] ||
    die "version is '$least', but it is written as in 1.0.0"

found=$(command -v pmlint || true)
if [ -n "$found" ] && fits "$found"; then
    use "$found" "found on PATH"
fi
if fits "$checkout/pmlint"; then
    use "$checkout/pmlint" "built before"
fi
take_release
echo '::group::Building pmlint'
build
echo '::endgroup::'
use "$checkout/pmlint" "built now"
