# A new postmortem of each profile: what is in it, that it is a draft, that filled in it is clean.

bats_require_minimum_version 1.5.0

setup() {
    rules=$BATS_TEST_DIRNAME/../../rules
    filled=$BATS_TEST_DIRNAME/../filled
    cd "$BATS_TEST_TMPDIR"
}

pmlint() {
    "$PMLINT" "$@"
}

profiles() {
    find "$rules/profiles" -name '*.yml' -printf '%f\n' | sed 's/\.yml$//' | LC_ALL=C sort
}

fresh() { # fresh FILE: nothing but what is to be filled in, and no error
    run -0 pmlint --format json "$1"
    jq -r '.files[].findings[] | "\(.line): \(.severity): \(.message) [\(.rule)]"' <<<"$output"
    jq -e '[.files[].findings[].rule] - ["placeholder-left", "template-prompt-left", "field-blank",
        "section-empty"] == []' <<<"$output"
    jq -e '.summary.errors == 0 and .files[0].findings != []' <<<"$output"
}

@test "a fresh document of each profile raises only what is to be filled in, as warnings" {
    for profile in $(profiles); do
        echo "$profile"
        pmlint new --profile "$profile" "$profile.md"
        fresh "$profile.md"
        pmlint new --profile "$profile" --title 'Checkout outage' --date 2024-05-03 "$profile-2.md"
        grep -qx '# Checkout outage' "$profile-2.md"
        ! grep -q YYYY-MM-DD "$profile-2.md"
        fresh "$profile-2.md"
    done
}

@test "a fresh document carries its profile, and is a draft" {
    for profile in $(profiles); do
        pmlint new --profile "$profile" "$profile.md"
        [ "$(pmlint --format json "$profile.md" | jq -r '.files[0].profile')" = "$profile" ]
        run -1 pmlint --strict --quiet "$profile.md"
    done
}

@test "a document of each profile that is filled in properly raises nothing" {
    for profile in $(profiles); do
        run pmlint --show info --format concise --profile "$profile" "$filled/$profile.md"
        echo "$profile: $output"
        [ "$status" = 0 ]
        [ "$output" = "" ]
        # It has the headings of the template, so it is what comes of that.
        diff <(grep '^#' "$filled/$profile.md" | tail -n +2 | grep -v '#[0-9]') \
            <(grep '^#' "$rules/templates/$profile.md" | tail -n +2 | grep -v '#[0-9]')
    done
}

@test "a draft that nobody has filled in is told to be one" {
    pmlint new a.md
    run -0 --separate-stderr pmlint .
    [ "$stderr" = "pmlint: the only Markdown file is a draft that nobody has filled in yet, so nothing was linted (--list-files says why)" ]
    run -0 pmlint --list-files .
    [ "$output" = "a.md: left out: it is a draft that nobody has filled in yet" ]
    run -0 --separate-stderr pmlint a.md
    [ "$stderr" = "" ]
    [[ "${lines[-1]}" == *"; 1 of the warnings is an error once it is no longer a draft (--strict)" ]]
    echo '# Notes' >notes.md
    run -1 --separate-stderr pmlint a.md notes.md
    [[ "${lines[-1]}" == *"; 1 of the warnings is an error once its document is no longer a draft (--strict)" ]]
    cp a.md b.md
    run -0 --separate-stderr pmlint a.md b.md
    [[ "${lines[-1]}" == *"; 2 of the warnings are errors once their documents are no longer drafts (--strict)" ]]
}

@test "a day that is given is that of the incident, and of nothing else" {
    pmlint new --profile ccadb-full --date 2024-05-03 a.md
    grep -q 'start date: 2024-05-03' a.md
    grep -q 'identified date: \[date\]' a.md
    grep -q 'end date: \[date\]' a.md
}

@test "each prompt that is left in a document is told" {
    pmlint new --profile google fresh.md
    { cat "$filled/google.md"; echo; grep '^<!--' fresh.md; } >left.md
    run pmlint --format json left.md
    jq -e --argjson count "$(grep -c '^<!--' fresh.md)" \
        '[.files[].findings[] | select(.rule == "template-prompt-left")] | length == $count' <<<"$output"
}

@test "2: what is there is never overwritten" {
    echo old >old.md
    run -2 --separate-stderr pmlint new old.md
    [ "$stderr" = "pmlint: old.md: is there already, so it is not overwritten; name another file" ]
    [ "$(cat old.md)" = old ]
    ln -s nowhere.md link.md
    run -2 pmlint new link.md
    [ ! -e nowhere.md ]
    mkdir folder
    run -2 pmlint new folder
    run -2 pmlint new no/such/folder/new.md
    [[ "$output" == "pmlint: no/such/folder/new.md: cannot be written: "* ]]
    [ "$(find . -name '.pmlint*' | wc -l)" = 0 ]
}

@test "- is standard output" {
    run -0 --separate-stderr pmlint new --title 'A & B <c>' -
    [ "$stderr" = "" ]
    [[ "$output" == *$'\n# A & B <c>\n'* ]]
    [ ! -e - ]
}

@test "2: wrong use" {
    run -2 pmlint new
    run -2 pmlint new a.md b.md
    run -2 pmlint new --profile gogle a.md
    [[ "$output" == *"did you mean 'google'?"* ]]
    run -2 pmlint new --date 2024-02-30 a.md
    run -2 pmlint new --title "" a.md
    run -2 pmlint new --title $'a\nb' a.md
    run -2 pmlint new --title $'a\xff' a.md
    [ -z "$(ls)" ]
}
