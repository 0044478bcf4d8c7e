# shellcheck shell=bash
# What install.sh and run.sh share: talking to a runner's log.

# The text as the data of a workflow command: one line, and nothing that a runner obeys.
escape_data() { # escape_data TEXT
    local text=${1//'%'/'%25'}
    text=${text//$'\r'/'%0D'}
    text=${text//$'\n'/'%0A'}
    printf '%s' "${text//'##['/'%23#['}"
}

say() { # say TEXT: a line in the log
    printf 'pmlint: %s\n' "$(escape_data "$1")"
}

die() { # die TEXT: an annotation of the job, and its failure
    printf '::error title=pmlint::%s\n' "$(escape_data "$1")"
    exit 2
}

output() { # output NAME VALUE: a value is one line
    [ -z "${GITHUB_OUTPUT:-}" ] || printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}
