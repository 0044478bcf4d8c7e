#!/bin/bash
# Lints once, and writes annotations, the job's summary, the outputs and SARIF together. Ends with
# pmlint's own exit status.
#
# Environment: PMLINT, INPUT_… (the inputs of action.yml), and a runner's own.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=action/common.sh disable=SC1091
. "$here/common.sh"

is_on() { # is_on NAME VALUE DEFAULT
    case ${2:-$3} in
    true) return 0 ;;
    false) return 1 ;;
    *) die "$1 is '$2', but it is true or false" ;;
    esac
}

is_event() { # is_event PATTERN
    [[ "${GITHUB_EVENT_NAME:-}" =~ ^($1)$ ]]
}

in_git() { # in_git WORD...
    git "$@" 2>/dev/null
}

# In a container the checkout belongs to another user than the job's, and Git would refuse it. Says that
# this one is safe, for this step alone.
trust_checkout() {
    local root
    root=$(git -c safe.directory='*' rev-parse --show-toplevel 2>/dev/null) || return 0
    ! in_git rev-parse HEAD >/dev/null || return 0
    export XDG_CONFIG_HOME=$temporary/config
    mkdir -p "$XDG_CONFIG_HOME/git"
    git config --file "$XDG_CONFIG_HOME/git/config" safe.directory "$root"
}

has_commit() { # has_commit NAME
    in_git rev-parse --quiet --verify "$1^{commit}" >/dev/null
}

# Whether the checkout is the merge that GitHub made of the pull request and its base.
is_test_merge() {
    has_commit 'HEAD^2' && [ "$(in_git rev-parse HEAD)" = "${GITHUB_SHA:-$(in_git rev-parse HEAD)}" ]
}

# Sets `base`, what a pull request is compared with. The base in the event's payload grows old, so that
# is not used.
find_base() {
    local branch=refs/remotes/origin/${GITHUB_BASE_REF:-}
    command -v git >/dev/null ||
        die "changed-only needs git: install it before actions/checkout, or set changed-only: false"
    has_commit HEAD ||
        die "there is no checkout of a repository here: use actions/checkout before, or set changed-only: false"
    if is_test_merge; then
        base='HEAD^1'
    elif [ -n "${GITHUB_BASE_REF:-}" ] && in_git merge-base "$branch" HEAD >/dev/null; then
        base=$branch
    else
        die "the history is too short to know what the pull request changes: set fetch-depth: 2 for actions/checkout (0 where it checks out another ref), or changed-only: false"
    fi
}

has_markdown() { # has_markdown FOLDER
    [ -n "$(find "$1/" -name .git -prune -o \( -name '*.md' -o -name '*.markdown' \) -print -quit)" ]
}

is_in_repository() {
    local folder=$PWD
    until [ -e "$folder/.git" ]; do
        [ "$folder" != / ] || return 1
        folder=$(dirname -- "$folder")
    done
}

# A path of the inputs as it is seen from where pmlint runs.
from_there() { # from_there PATH
    local path=$1
    if [ -n "$prefix" ] && [[ "$path" != /* ]]; then
        path=$prefix${path#./}
        path=${path%/.}
    fi
    printf '%s' "$path"
}

# The input's lines as paths, each ended by a NUL. A line that is no path may be a glob. A folder without
# Markdown is no fault here, and left out.
expand_files() {
    local line path paths
    shopt -s nullglob
    shopt -s globstar 2>/dev/null || true # the bash of macOS has none
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        [ -n "$line" ] || continue
        paths=("$line")
        if [ ! -e "$line" ] && [[ "$line" == *[*?[]* ]]; then
            local IFS=
            # shellcheck disable=SC2206 # it is a glob, and IFS is empty
            paths=($line)
        fi
        for path in ${paths[@]+"${paths[@]}"}; do
            [[ "$path" != -* ]] || path=./$path
            [ ! -d "$path" ] || has_markdown "$path" || continue
            from_there "$path"
            printf '\0'
        done
    done <<<"$INPUT_FILES"
}

# pmlint puts a new file in the place of one that is there, so that this changes: what the repository
# brought along under the report's name is no report.
identity_of() { # identity_of FILE
    ls -diL -- "$1" 2>/dev/null || true
}

count_of() { # count_of NAME: from the summary at the end of the JSON
    [ ! -e "$temporary/lint.json" ] ||
        sed -n "s/^    \"$1\": \([0-9][0-9]*\),\{0,1\}\$/\1/p" "$temporary/lint.json" | tail -n 1
}

# Whatever happened, the outputs are written.
# shellcheck disable=SC2317 # the trap calls it
finish() { # finish STATUS
    local errors warnings notes
    errors=$(count_of errors) warnings=$(count_of warnings) notes=$(count_of infos)
    output findings "$((${errors:-0} + ${warnings:-0} + ${notes:-0}))"
    output errors "${errors:-0}"
    output warnings "${warnings:-0}"
    output exit-code "$1"
    [ -e "$temporary/written" ] || sarif_file=
    output sarif-file "$sarif_file"
    rm -rf "$temporary"
}

temporary=$(mktemp -d "${RUNNER_TEMP:-/tmp}/pmlint.XXXXXX")
sarif_file=
trap 'finish $?' EXIT

: "${PMLINT:?install.sh tells where it is}" "${INPUT_FILES:=.}" "${INPUT_WORKING_DIRECTORY:=.}"
for value in "${INPUT_SARIF:-}" "$INPUT_WORKING_DIRECTORY"; do
    [[ "$value" != *[$'\n\r']* ]] || die "a path of the inputs has a line end: '$value'"
done
cd -- "$INPUT_WORKING_DIRECTORY" 2>/dev/null ||
    die "working-directory is '$INPUT_WORKING_DIRECTORY', but there is no such folder"

# Annotations are relative to the workspace, and pmlint's paths to the root of the repository. Where
# actions/checkout found no Git there is no repository, so pmlint runs in the workspace.
prefix=
place=$PWD
if ! is_in_repository && [[ "$PWD/" == "${GITHUB_WORKSPACE:-$PWD}/"* ]]; then
    place=${GITHUB_WORKSPACE:-$PWD}
    prefix=${PWD#"$place"}/
    prefix=${prefix#/}
fi

arguments=(--detect --files-from "$temporary/files" -0 "--format=json=$temporary/lint.json")
[ -z "${INPUT_CONFIG:-}" ] || arguments+=("--config=$(from_there "$INPUT_CONFIG")")
[ -z "${INPUT_PROFILE:-}" ] || arguments+=("--profile=$INPUT_PROFILE")
[ -z "${INPUT_FAIL_ON:-}" ] || arguments+=("--fail-on=$INPUT_FAIL_ON")
[ -z "${INPUT_BASELINE:-}" ] || arguments+=("--baseline=$(from_there "$INPUT_BASELINE")")
if is_on annotations "${INPUT_ANNOTATIONS:-}" true; then
    arguments+=(--format=github)
fi
if is_on summary "${INPUT_SUMMARY:-}" true; then
    arguments+=("--format=markdown=$temporary/summary.md")
fi
if [ -n "${INPUT_SARIF:-}" ]; then
    mkdir -p -- "$(dirname -- "$INPUT_SARIF")" || die "sarif is '$INPUT_SARIF', whose folder cannot be made"
    arguments+=("--format=sarif=$(from_there "$INPUT_SARIF")")
    sarif_before=$(identity_of "$INPUT_SARIF")
    sarif_file=$INPUT_SARIF
    [[ "$INPUT_SARIF" == /* || "$INPUT_WORKING_DIRECTORY" == . ]] ||
        sarif_file=${INPUT_WORKING_DIRECTORY%/}/$INPUT_SARIF
fi

lines=false
! is_on changed-lines "${INPUT_CHANGED_LINES:-}" false || lines=true
changed=$lines
! is_event 'pull_request|pull_request_target' || changed=true
trust_checkout
comparison=()
if is_on changed-only "${INPUT_CHANGED_ONLY:-}" "$changed"; then
    comparison=(--changed)
    if is_event 'pull_request|pull_request_target|merge_group'; then
        find_base
        comparison=("--changed=$base")
    fi
    ! $lines || comparison+=(--changed-lines)
elif $lines; then
    die "changed-lines needs changed-only, which is false"
fi

expand_files >"$temporary/files"
if [ ! -s "$temporary/files" ]; then
    say "there is no Markdown file among the files, so there is nothing to lint"
    comparison=()
fi

status=0
(cd -- "$place" && "$PMLINT" lint "${arguments[@]}" ${comparison[@]+"${comparison[@]}"}) || status=$?
[ -z "$sarif_file" ] || [ "$(identity_of "$INPUT_SARIF")" = "$sarif_before" ] || : >"$temporary/written"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -s "$temporary/summary.md" ]; then
    cat "$temporary/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -s "$temporary/lint.json" ]; then
    say "documents: $(count_of files), errors: $(count_of errors), warnings: $(count_of warnings), notes: $(count_of infos)"
fi
exit "$status"
