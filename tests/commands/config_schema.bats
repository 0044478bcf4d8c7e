# The schema of the configuration, the program and the README say the same.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
    configurations=tests/commands/configurations
    schema=rules/config.schema.json
    python3 -c 'import yaml, jsonschema' 2>/dev/null || skip "no jsonschema for Python"
}

# Broken in ways that no schema sees: words of files elsewhere, of YAML itself, of patterns.
unseen="anchor duplicate-key duplicate-rule extends-itself extends-missing-file
    house-rule-broken-pattern include-open-bracket nul override-of-nothing version-not-met"

judged() { # judged FILE...: those that the schema takes
    python3 "$configurations/validate.py" "$schema" "$@" | sed -n 's/\.yml valid$//p'
}

@test "the schema knows all rules, options and profiles (else: make schema)" {
    "$PMLINT" rules --format json >"$BATS_TEST_TMPDIR/rules.json"
    jq --slurpfile rules "$BATS_TEST_TMPDIR/rules.json" -f rules/config.schema.jq "$schema" | diff "$schema" -
}

@test "good configurations are good for the program and for the schema" {
    for file in "$configurations"/good/*.yml; do
        run "$PMLINT" config --check "$file"
        [ "$status" = 0 ]
    done
    [ "$(judged "$configurations"/good/*.yml | wc -l)" = "$(ls "$configurations"/good/*.yml | wc -l)" ]
}

@test "broken ones are broken for both, but for what a schema cannot see" {
    judged "$configurations"/broken/*.yml | diff - <(printf '%s\n' $unseen)
}

@test "the README's configuration is good for the schema" {
    sed -n '/^```yaml/,/^```/p' README.md | grep -v '^```' >"$BATS_TEST_TMPDIR/readme.yml"
    [ "$(judged "$BATS_TEST_TMPDIR/readme.yml")" = readme ]
}
