# pmlint config: what is in effect, and who says so.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir -p .git docs/drafts
    cp "$BATS_TEST_DIRNAME/documents/clean.md" docs/
    cp docs/clean.md docs/drafts/
    { printf -- '---\npmlint-profile: default\n---\n'; cat docs/clean.md; } >docs/own.md
    cat >house.yml <<'END'
language: en
exclude: ["docs/old/**"]
sections:
  impact: ["Who noticed"]
rules:
  timeline-gap: {severity: info, minutes: 90}
  no-names:
    severity: error
    pattern: '\bACME''s\b'
    message: "a customer is named"
END
    cat >docs/.postmortem.yml <<'END'
extends: [../house.yml]
include:
  - "**/*.md"
fail-on: warning
sections: {impact: "Who felt it", timeline: ["The clock"]}
rules:
  timeline-gap: warning
  no-names: {where: [summary, title]}
overrides:
  - files: ["drafts/*"]
    rules:
      title-missing: off
      no-names: info
  - before: 2025-03-18
    rules: {timeline-gap: {minutes: 240}}
END
}

pmlint() {
    "$PMLINT" "$@"
}

# What is said of all but the many rules that nobody has changed.
told() {
    pmlint config "$@" | grep -v '# rules/[a-z0-9-]*\.md$' >told
    # A rule of whose severity and options nothing is left has its name alone.
    awk '/^  [a-z0-9-]*:$/ { name = $0; next } name != "" && /^    / { print name } { name = ""; print }' told
}

@test "each value with the line that set it" {
    run told docs/drafts/clean.md
    diff - <(echo "$output") <<'END'
profile: default                            # the default
fail-on: warning                            # docs/.postmortem.yml:4
language: en                                # house.yml:1
include:
  - '**/*.md'                               # docs/.postmortem.yml:3
exclude:
  - '../docs/old/**'                        # house.yml:2
sections:
  impact:
    - 'Who noticed'                         # house.yml:4
    - 'Who felt it'                         # docs/.postmortem.yml:5
  timeline:
    - 'The clock'                           # docs/.postmortem.yml:5
rules:
  timeline-gap:
    severity: warning                       # docs/.postmortem.yml:7
    minutes: 240                            # docs/.postmortem.yml:15
  title-missing: off                        # docs/.postmortem.yml:12
  no-names:
    severity: info                          # docs/.postmortem.yml:13
    pattern: '\bACME''s\b'                  # house.yml:9
    where: [summary, title]                 # docs/.postmortem.yml:8
    message: 'a customer is named'          # house.yml:10
END
}

@test "every rule is told once; what nobody changes has its page's word" {
    pmlint rules --format json | jq -r '.rules[].id' | sort >ids
    pmlint config docs/clean.md | sed -n 's/^  \([a-z0-9-]*\):.*/\1/p' | grep -vx -e impact -e timeline |
        sort | diff - <(sort ids <(echo no-names))
    pmlint config docs/clean.md | grep -x '  duration-missing: error  *# rules/duration-missing.md'
}

@test "the front matter and the command line" {
    run told docs/own.md
    [ "${lines[0]}" = "profile: default                            # docs/own.md:2" ]
    run told --profile default --rule no-names=off --rule title-missing=error docs/own.md
    [ "${lines[0]}" = "profile: default                            # the command line" ]
    [[ "$output" == *"  title-missing: error                      # the command line"* ]]
    [[ "$output" == *"    severity: off                           # the command line"* ]]
    run pmlint config --rule no-name=off docs/own.md
    [ "$status" = 2 ]
    [[ "$output" == "pmlint: unknown rule 'no-name'"* ]]
}

@test "what a profile has from another is told of that one" {
    profiles=$BATS_TEST_DIRNAME/../../rules/profiles
    for setting in 'timeline-zone-missing ccadb-full' 'impact-missing ccadb-preliminary'; do
        set -- $setting
        line=$(grep -n "^  $1:" "$profiles/$2.yml" | cut -d: -f1)
        pmlint config --profile ccadb-preliminary docs/clean.md | grep "^  $1: .*# rules/profiles/$2.yml:$line\$"
    done
}

@test "without a file: what holds in the folder, without its overrides" {
    run told docs
    [[ "$output" == *"    severity: error                         # house.yml:8"* ]]
    [[ "$output" == *"    minutes: 90                             # house.yml:6"* ]]
    [[ "$output" == *"# docs/.postmortem.yml:10 holds for some documents; name one to see it"* ]]
    cd docs
    [ "$(told)" = "$(told . )" ]
    [ "$(told | sed -n 2p)" = "fail-on: warning                            # .postmortem.yml:4" ]
    cd ..
    run told
    [ "${lines[0]}" = "# no .postmortem.yml holds here" ]
    [ "${lines[2]}" = "fail-on: error                              # the default" ]
}

@test "what is printed is a configuration of the same effect" {
    printf '\nACME'\''s day\n' >>docs/clean.md
    pmlint --format json docs/clean.md | jq -c '[.files[].findings[] | [.rule, .severity, .line]]' >before
    values() { pmlint config docs/clean.md | sed 's/ *#.*//'; }
    values >values
    pmlint config docs/clean.md >pasted
    mv pasted docs/.postmortem.yml
    pmlint --format json docs/clean.md | jq -c '[.files[].findings[] | [.rule, .severity, .line]]' | diff before -
    values | diff values -
}

@test "--check says what is wrong, and shows nothing" {
    run --separate-stderr pmlint config --check docs/clean.md
    [ "$status" = 0 ]
    [ "$output" = "" ]
    [ "$stderr" = "pmlint: docs/.postmortem.yml: no fault" ]
    run pmlint config --check house.yml
    [ "$status" = 0 ]
    [ "$output" = "pmlint: house.yml: no fault" ]
    echo 'rulse: {}' >>house.yml
    run pmlint config --check house.yml
    [ "$status" = 2 ]
    [ "$output" = "pmlint: house.yml:11:1: unknown key 'rulse': did you mean 'rules'?" ]
    run --separate-stderr pmlint config docs/clean.md
    [ "$status" = 2 ]
    [ "$output" = "" ]
    [ "$stderr" = "pmlint: house.yml:11:1: unknown key 'rulse': did you mean 'rules'?" ]
    run pmlint config --check
    [ "$status" = 0 ]
    [ "$output" = "pmlint: no .postmortem.yml holds here" ]
    run pmlint config --check none.yml
    [ "$status" = 2 ]
    run pmlint config docs/clean.md docs/own.md
    [ "$status" = 2 ]
}

@test "what would reach a terminal is written with escapes" {
    printf 'rules:\n  no-bell: {pattern: "\\a\\x9b1m", message: "caf\xc3\xa9 \xe2\x80\xae"}\n' >docs/.postmortem.yml
    run pmlint config docs/clean.md
    [[ "$output" == *'pattern: "\U00000007\U0000009B1m"'* ]]
    [[ "$output" == *'message: "caf\U000000E9 \U0000202E"'* ]]
}

@test "explain knows the rules of this house" {
    run pmlint explain no-names
    [ "$status" = 2 ]
    run pmlint explain --config house.yml no-names
    [ "$status" = 0 ]
    diff - <(echo "$output") <<'END'
no-names: a customer is named
  severity  error
  family    a rule of this house: house.yml:7
  pattern   \bACME's\b
  where     all
END
    cd docs
    run pmlint explain no-names
    [ "$status" = 0 ]
    [ "${lines[4]}" = "  where     summary, title" ]
    run pmlint explain --no-config no-names
    [ "$status" = 2 ]
}
