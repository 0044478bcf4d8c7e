# The configuration: what holds for which document, and what is wrong with it.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR"
    configurations=$BATS_TEST_DIRNAME/configurations
    cp "$BATS_TEST_DIRNAME"/documents/{clean,length}.md .
}

pmlint() {
    "$PMLINT" "$@"
}

@test "each broken configuration is told by file, line, column and cure, and nothing is judged" {
    failed=
    for file in "$configurations"/broken/*.yml; do
        name=${file##*/}
        cp "$file" .
        sed -n "s/^# \([0-9]*:[0-9]*: .*\)/pmlint: $name:\1/p" "$name" >expected
        run --separate-stderr pmlint --config "$name" --format json length.md
        if [ "$status" != 2 ] || [ ! -s expected ] || [ "$stderr" != "$(cat expected)" ] ||
            [ "$(jq -c '[.files, (.not_checked | length)]' <<<"$output")" != '[[],1]' ]; then
            printf '%s: status %s\n%s\n' "$name" "$status" "$stderr"
            diff expected - <<<"$stderr" || true
            failed=yes
        fi
    done
    [ -z "$failed" ]
    set -- "$configurations"/broken/*.yml
    [ $# -ge 30 ]
}

# The ids and severities of a document's findings, a line each: found ARGUMENT...
found() {
    "$PMLINT" --format json "$@" | jq -r '.files[].findings[] | .rule + " " + .severity' | sort
}

write() { # write PATH: the configuration on standard input
    mkdir -p "$(dirname "$1")"
    cat >"$1"
}

@test "severities, and what the command line says goes before them" {
    printf '\n## Detection\n' >>length.md
    [ "$(found length.md)" = "duration-mismatch error
section-empty warning" ]
    write .postmortem.yml <<<'rules: {duration-mismatch: warning, section-empty: off}'
    [ "$(found length.md)" = "duration-mismatch warning" ]
    run pmlint length.md
    [ "$status" = 0 ]
    [ "$(found --rule duration-mismatch=info length.md | grep duration)" = "duration-mismatch info" ]
    [ "$(found --no-config length.md | grep duration)" = "duration-mismatch error" ]
}

@test "options of a rule" {
    sed '/14:10/d' clean.md | sed '/15:05/s/15:05/15:45/' >gap.md
    write .postmortem.yml <<<'rules: {timeline-gap: info}'
    [ "$(found gap.md | grep gap)" = "" ]
    write .postmortem.yml <<<'rules: {timeline-gap: {severity: info, minutes: 30}}'
    sed -i 's/ The rebuild was found/ Alert fired; the rebuild was found/' gap.md
    [ "$(found gap.md | grep gap)" = "timeline-gap info" ]
}

@test "the nearest file upward holds, as far as the repository's root" {
    mkdir -p repository/.git repository/docs/old repository/docs/sub/.git
    cp length.md repository/docs/old/
    cp length.md repository/docs/sub/
    write .postmortem.yml <<<'rules: {duration-mismatch: off}'
    [ "$(found repository/docs/old | grep duration)" = "duration-mismatch error" ]
    write repository/.postmortem.yml <<<'rules: {duration-mismatch: warning}'
    [ "$(found repository/docs/old | grep duration)" = "duration-mismatch warning" ]
    [ "$(found repository/docs/sub | grep duration)" = "duration-mismatch error" ]
    write repository/docs/.postmortem.yml <<<'rules: {duration-mismatch: info}'
    [ "$(found repository/docs/old | grep duration)" = "duration-mismatch info" ]
    cd repository/docs/old
    [ "$(found length.md | grep duration)" = "duration-mismatch info" ]
    [ "$(found "$PWD/length.md" | grep duration)" = "duration-mismatch info" ]
}

@test "outside of a repository: as far as the working directory, else the document's own folder" {
    mkdir -p above/here/below
    cp length.md above/here/below/
    write above/.postmortem.yml <<<'rules: {duration-mismatch: off}'
    cd above/here
    [ "$(found below/length.md | grep duration)" = "duration-mismatch error" ]
    cd ..
    [ "$(found here/below/length.md | grep -c duration)" = 0 ]
    cd ..
    mkdir elsewhere
    cd elsewhere
    [ "$(found ../above/here/below/length.md | grep duration)" = "duration-mismatch error" ]
    write ../above/here/below/.postmortem.yml <<<'rules: {duration-mismatch: info}'
    [ "$(found ../above/here/below/length.md | grep duration)" = "duration-mismatch info" ]
}

@test "standard input lies where --stdin-filename says" {
    mkdir -p docs
    write docs/.postmortem.yml <<<'rules: {duration-mismatch: info}'
    [ "$(found --stdin-filename docs/new.md - <length.md | grep duration)" = "duration-mismatch info" ]
    [ "$(found - <length.md | grep duration)" = "duration-mismatch error" ]
}

@test "each document by its own file; one with a fault keeps no other from being judged" {
    mkdir -p a b
    cp length.md a/
    cp length.md b/
    write a/.postmortem.yml <<<'rules: {duration-mismatch: info}'
    write b/.postmortem.yml <<<'rulez: {}'
    run --separate-stderr pmlint --format json a b
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: b/.postmortem.yml:1:1: unknown key 'rulez': did you mean 'rules'?" ]
    jq -e '[.files[].path] == ["a/length.md"] and .not_checked == [{"path": "b/length.md",
        "message": "its configuration has a fault: b/.postmortem.yml:1:1: unknown key '"'rulez'"': did you mean '"'rules'"'?"}]' <<<"$output"
}

@test "--config holds for all, wherever they lie; a missing one is told" {
    mkdir -p docs conf
    cp length.md docs/
    write docs/.postmortem.yml <<<'rules: {duration-mismatch: off}'
    write conf/house.yml <<'END'
rules: {duration-mismatch: info}
overrides:
  - files: ["../docs/*.md"]
    rules: {duration-mismatch: warning}
END
    [ "$(found --config conf/house.yml docs | grep duration)" = "duration-mismatch warning" ]
    [ "$(found --config conf/house.yml length.md | grep duration)" = "duration-mismatch info" ]
    run --separate-stderr pmlint --config conf/none.yml length.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: conf/none.yml: cannot be read: No such file or directory; check the path" ]
    run pmlint --config conf/house.yml --no-config length.md
    [ "$status" = 2 ]
    [[ "$output" == *"exclude each other"* ]]
}

@test "what cannot be a configuration is told" {
    mkdir .postmortem.yml
    run --separate-stderr pmlint length.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: .postmortem.yml: is a folder; name a file in it; check the path" ]
    rmdir .postmortem.yml
    { printf '# '; head -c 65536 /dev/zero | tr '\0' a; } >.postmortem.yml
    run --separate-stderr pmlint length.md
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: .postmortem.yml: has 65538 bytes, more than 65536; "* ]]
}

@test "files extend files and profiles; later ones win, and the file itself wins over both" {
    printf '\n## Detection\n' >>length.md
    write house/base.yml <<'END'
fail-on: never
rules: {duration-mismatch: info, section-empty: error}
END
    write house/strict.yml <<'END'
extends: base.yml
rules: {duration-mismatch: warning}
END
    write .postmortem.yml <<'END'
extends: [house/base.yml, house/strict.yml, default]
rules: {section-empty: off}
END
    [ "$(found length.md)" = "duration-mismatch warning" ]
    write .postmortem.yml <<<'extends: [house/strict.yml, house/base.yml]'
    [ "$(found length.md)" = "duration-mismatch info
section-empty error" ]
    run pmlint --rule duration-mismatch=error length.md
    [ "$status" = 0 ]
}

@test "files that extend each other without end are told, and so are too many" {
    write a.yml <<<'extends: b.yml'
    write b.yml <<<'extends: a.yml'
    run --separate-stderr pmlint --config a.yml length.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: b.yml:1:10: 'a.yml' extends itself in a circle; take one out" ]
    for i in 1 2 3 4 5 6 7 8 9 10; do
        write "$i.yml" <<<"extends: [$((i + 1)).yml, $((i + 1)).yml]"
    done
    run --separate-stderr pmlint --config 1.yml length.md
    [ "$status" = 2 ]
    [[ "$stderr" == *"pmlint: 9.yml:1:11: '10.yml' is one file too many"* ]]
    [ "$(wc -l <<<"$stderr")" -lt 100 ]
}

@test "overrides hold for files, and for incidents before a day" {
    mkdir -p drafts
    cp length.md drafts/
    write .postmortem.yml <<'END'
overrides:
  - files: ["drafts/**"]
    rules: {duration-mismatch: warning}
  - before: 2025-03-17
    rules: {duration-mismatch: off}
END
    [ "$(found length.md | grep duration)" = "duration-mismatch error" ]
    [ "$(found drafts/length.md | grep duration)" = "duration-mismatch warning" ]
    sed -i 's/2025-03-17$/2025-03-18/' .postmortem.yml
    [ "$(found length.md | grep -c duration)" = 0 ]
    sed 's/2025-03-17/2025-03-18/' length.md >later.md
    [ "$(found later.md | grep duration)" = "duration-mismatch error" ]
    printf '# The search was slow\n\nIt was slow.\n' >undated.md
    sed -i 's/duration-mismatch: off/duration-missing: off/' .postmortem.yml
    [ "$(found undated.md | grep duration)" = "duration-missing error" ]
}

@test "include: a postmortem whatever it looks like; exclude: left out where it was found" {
    mkdir -p docs
    cp "$BATS_TEST_DIRNAME/documents/notes.md" docs/
    cp length.md docs/
    run pmlint --list-files docs
    [ "${lines[0]}" = "docs/length.md: linted" ]
    [[ "${lines[1]}" == "docs/notes.md: left out: "* ]]
    write .postmortem.yml <<'END'
include: ["docs/n*.md"]
exclude:
  - "docs/length.md"
END
    run pmlint --list-files docs
    [ "${lines[0]}" = "docs/length.md: left out: excluded by .postmortem.yml:3" ]
    [ "${lines[1]}" = "docs/notes.md: linted: included by .postmortem.yml:1" ]
    [ "$(pmlint --format json docs | jq -c '[.files[] | [.path, .postmortem]]')" = '[["docs/notes.md",true]]' ]
    [ "$(pmlint facts --format json docs/notes.md | jq .postmortem)" = true ]
    [ "$(pmlint --format json docs/length.md | jq -r '.files[].path')" = docs/length.md ]
    [ "$(pmlint --format json --detect docs/length.md | jq -c .files)" = '[]' ]
}

@test "exclude: a run in which nothing else was found says so" {
    mkdir -p docs/old docs/own
    cp length.md docs/old/first.md
    cp length.md docs/old/second.md
    cp "$BATS_TEST_DIRNAME/documents/notes.md" docs/own/notes.md
    write .postmortem.yml <<<'exclude: ["docs/old"]'
    run pmlint docs/old
    [ "$status" = 0 ]
    [ "$output" = "pmlint: all 2 Markdown files are excluded by the configuration, so nothing was linted (--list-files says why)" ]
    run pmlint --detect docs/old/first.md
    [ "$status" = 0 ]
    [ "$output" = "pmlint: the only Markdown file is excluded by the configuration, so nothing was linted (--list-files says why)" ]
    run pmlint docs
    [ "$output" = "pmlint: 2 of 3 Markdown files are excluded by the configuration, and the other is no postmortem, so nothing was linted (--list-files says why)" ]
    run pmlint docs/own
    [ "$output" = "pmlint: the only Markdown file is not a postmortem, so nothing was linted (--list-files says why)" ]
    cp docs/own/notes.md docs/own/more.md
    rm docs/old/second.md
    run pmlint docs
    [ "$output" = "pmlint: 1 of 3 Markdown files is excluded by the configuration, and none of the others is a postmortem, so nothing was linted (--list-files says why)" ]
}

@test "fail-on; the option on the command line goes before it" {
    write .postmortem.yml <<'END'
fail-on: warning
rules: {duration-mismatch: warning}
END
    run pmlint length.md
    [ "$status" = 1 ]
    run pmlint --fail-on error length.md
    [ "$status" = 0 ]
    write .postmortem.yml <<<'fail-on: never'
    run pmlint length.md
    [ "$status" = 0 ]
}

@test "sections: the house's own headings, for lint, facts and timeline" {
    sed 's/^## Timeline/## What the clock saw/; s/^## Impact/## Who noticed/' clean.md >own.md
    [ "$(pmlint facts --no-config --format json own.md | jq -c '[.not_understood[].heading]')" = \
        '["Who noticed","What the clock saw"]' ]
    write .postmortem.yml <<'END'
sections:
  impact: ["Who noticed?"]
  timeline: What the clock saw
END
    [ "$(pmlint facts --format json own.md | jq -c '[.sections[] | select(.line > 10) | .role], .not_understood')" = \
        '["impact","timeline","root_cause","action_items"]
[]' ]
    [ "$(found own.md)" = "$(found --no-config clean.md)" ]
    [ "$(pmlint timeline --format json own.md | jq '.entries | length')" = 4 ]
}

@test "language: taken as said, where pmlint knows it whole or in part" {
    for language in de en es fr it ja ko nl pl pt ru zh und; do
        write .postmortem.yml <<<"language: $language"
        [ "$(pmlint facts --format json clean.md | jq -r .language)" = $language ]
    done
    for language in xx eng sv; do
        write .postmortem.yml <<<"language: $language"
        run -2 pmlint clean.md
        [[ "$output" == *"unknown language '$language': choose one of de, en, "*", zh, or und for any other" ]]
    done
}

@test "profile: the command line before the document, the document before the configuration" {
    write .postmortem.yml <<<'profile: default'
    [ "$(pmlint --format json clean.md | jq -r '.files[].profile')" = default ]
    { printf -- '---\npmlint-profile: nobodys\n---\n'; cat clean.md; } >own.md
    run --separate-stderr pmlint own.md
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: own.md: unknown profile 'nobodys' in its front matter: "* ]]
    run pmlint --profile default own.md
    [ "$status" = 0 ]
}

@test "required-version: a range" {
    for demand in '>=1.0' '=1.0.0' '1' '>=0.9, <2' '<=1.0' '==1.0.0'; do
        write .postmortem.yml <<<"required-version: \"$demand\""
        run pmlint clean.md
        [ "$status" = 0 ]
    done
    for demand in '>1.0' '<1' '>=1.0, <1.0.0' '>=1.1'; do
        write .postmortem.yml <<<"required-version: \"$demand\""
        run pmlint clean.md
        [ "$status" = 2 ]
    done
    for demand in '>=' '1.x' '1.0.0.0' '>=1.0,' '1.' '^1'; do
        write .postmortem.yml <<<"required-version: \"$demand\""
        run pmlint clean.md
        [ "$status" = 2 ]
        [[ "$output" == *"is no version"* ]]
    done
}

@test "an empty configuration changes nothing" {
    : >.postmortem.yml
    [ "$(found length.md)" = "$(found --no-config length.md)" ]
    echo '# nothing yet' >.postmortem.yml
    [ "$(found length.md)" = "$(found --no-config length.md)" ]
}

@test "a rule of the house: a pattern in a scope, in every format" {
    write .postmortem.yml <<'END'
rules:
  no-indexes:
    severity: info
    pattern: '\bindex\b'
    where: [summary, title]
    message: "say what the reader saw"
END
    [ "$(pmlint --format json --show info length.md |
        jq -c '.files[].findings[] | select(.rule == "no-indexes") | [.line, .severity, .message, .help]')" = \
        "[$(grep -n 'An index was' length.md | cut -d: -f1),"'"info","say what the reader saw: \"index\"","say it in other words (the rule is on line 2 of .postmortem.yml)"]' ]
    [ "$(found --rule no-indexes=error length.md | grep no-indexes)" = "no-indexes error" ]
    [ "$(found --rule no-indexes=off length.md | grep -c no-indexes)" = 0 ]
    run pmlint --rule no-index=off length.md
    [ "$status" = 2 ]
    [ "$output" = "pmlint: unknown rule 'no-index': 'pmlint rules' lists them all" ]
    sed -i '/where/d' .postmortem.yml
    run pmlint --statistics --show info --quiet length.md
    [[ "$output" == *"     4  no-indexes"* ]]
    pmlint --format sarif length.md | jq -e '.runs[0] | .tool.driver.rules as $rules |
        all(.results[]; .ruleId == $rules[.ruleIndex].id) and ($rules | last.id) == "no-indexes"'
}

@test "what an extended file says of its rule can be changed, part by part" {
    write house.yml <<'END'
rules:
  no-indexes: {severity: error, pattern: '\bindex\b', message: "an index"}
END
    write .postmortem.yml <<'END'
extends: house.yml
rules:
  no-indexes: info
overrides:
  - files: ["clean.md"]
    rules: {no-indexes: off}
END
    [ "$(found length.md | grep no-indexes | sort -u)" = "no-indexes info" ]
    [ "$(found clean.md | grep -c no-indexes)" = 0 ]
    sed -i 's/  no-indexes: info/  no-indexes: {pattern: "rebuil[dt]"}/' .postmortem.yml
    [ "$(pmlint --format json length.md | jq -r '.files[].findings[] | select(.rule == "no-indexes") | .message' | sort -u)" = \
        'an index: "rebuild"
an index: "rebuilt"' ]
}

@test "a pattern that takes too long ends in 2 and names its rule; the others go on" {
    write .postmortem.yml <<'END'
rules:
  slow: {pattern: '(?:a+)+$', message: "slow"}
  no-indexes: {pattern: '\bindex\b', message: "an index"}
END
    { cat length.md; printf '\n%sb\n' "$(head -c 60 /dev/zero | tr '\0' a)"; } >hostile.md
    run --separate-stderr pmlint --format json hostile.md
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: hostile.md: the pattern of the rule 'slow' takes too long on it; simplify the pattern, or set the rule to off" ]
    jq -e '[.files[].findings[].rule] | index("no-indexes") and index("duration-mismatch")' <<<"$output"
    run pmlint --rule slow=off hostile.md
    [ "$status" = 1 ]
}

@test "nothing of a configuration reaches a terminal unescaped" {
    printf '"\\e[31mred\\a": 1\n"::error::x": 2\n' >.postmortem.yml
    run --separate-stderr pmlint length.md
    [ "$status" = 2 ]
    ! grep -q "$(printf '\033')" <<<"$stderr"
    ! grep -q '^::' <<<"$stderr"
}

@test "a thousand documents of a folder, and its configuration is read but once" {
    command -v strace >/dev/null || skip "no strace"
    mkdir -p docs
    for i in $(seq 100); do cp clean.md "docs/$i.md"; done
    write .postmortem.yml <<<'fail-on: never'
    strace -f -e trace=openat -o trace "$PMLINT" --quiet docs || true
    [ "$(grep -c 'postmortem.yml' trace)" = 1 ]
}

@test "a pattern may be slow at no single place, but not all over a document" {
    { printf '# Outage\n\n' && head -c 60000 /dev/zero | tr '\0' 7 && echo ' x and 7x'; } >digits.md
    for pattern in '\d++x' '(?=(\d+))\d*\1x' '\d{20000}x' '(?<!x)\d*?\d*x\d'; do
        printf "rules:\n  slow: {pattern: '%s', message: slow}\n" "$pattern" >.postmortem.yml
        run --separate-stderr pmlint --format concise digits.md
        [ "$status" = 2 ]
        [[ "$stderr" == *"digits.md: the pattern of the rule 'slow' takes too long on it"* ]]
    done
    # Each document has all the steps, and what is not slow is found in it.
    printf "rules:\n  short: {severity: error, pattern: '%s', message: short}\n" '\b\dx' >.postmortem.yml
    run --separate-stderr pmlint --format concise digits.md digits.md
    [ "$status" = 1 ]
    [[ "$output" == *"digits.md:3:60008: error: short: \"7x\" [short]"* ]]
}

@test "comments and baselines know the rules of a house" {
    write .postmortem.yml <<'END'
rules:
  no-indexes: {pattern: '\bindex\b', message: "an index"}
END
    sed 's/^## Root cause/&\n\n<!-- pmlint disable no-indexes: the reader asked -->/' length.md >own.md
    [ "$(found own.md | grep -c no-indexes)" = 3 ]
    [ "$(found own.md | grep -c suppression)" = 0 ]
    [ "$(found --no-config own.md | grep suppression)" = "suppression-unknown-rule warning" ]
    run pmlint --write-baseline known length.md
    [ "$status" = 0 ]
    [ "$(found --baseline known length.md)" = "" ]
}
