# The program that makes tables of rules/: what it refuses, and where it says that the fault is.

setup() {
    folder=$BATS_TEST_TMPDIR
    mkdir -p "$folder/rules/words" "$folder/rules/profiles" "$folder/checks" "$folder/out"
    write_page duration-missing
    printf 'PM-3: {name: A standard, address: example.org}\n' >"$folder/rules/sources.yml"
}

write_page() { # write_page ID [LINE]...: lines are added to the front matter
    local id=$1
    shift
    {
        printf -- '---\nid: %s\nfamily: duration\nseverity: error\n' "$id"
        printf 'summary: no duration\nhelp: say how long it lasted\nfix: no\nsources: [PM-3]\n'
        [ $# = 0 ] || printf '%s\n' "$@"
        printf -- '---\n# A page\n\n```md\nWhat??! "\\n"\n```\n'
    } >"$folder/rules/$id.md"
}

write_template() { # write_template PROFILE
    mkdir -p "$folder/rules/templates"
    printf '# [Incident title]\n\n<!-- Say  what\nhappened. -->\n' >"$folder/rules/templates/$1.md"
}

compile() {
    run build/compile "$folder/rules" "$folder/checks" "$folder/out"
}

refuses() { # refuses PLACE-AND-MESSAGE
    compile
    echo "$output"
    [ "$status" = 1 ]
    [[ $output == *"$1"* ]]
    [ ! -e "$folder/out/tables.c" ]
}

# Builds $folder/print.c with the tables that were made.
build_print() {
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc "$folder/print.c" "$folder/out/tables.c" \
        src/rulebook/stored_words.c src/base/memory.c -o "$folder/print"
}

@test "an empty folder gives empty tables" {
    rm -r "$folder/rules"
    compile
    [ "$status" = 0 ]
    [ -z "$output" ]
    grep -q 'rulebook_rule_count = 0;' "$folder/out/tables.c"
}

@test "a page becomes a rule and the name of its check" {
    compile
    [ "$status" = 0 ]
    grep -q 'rulebook_rule_count = 1;' "$folder/out/tables.c"
    grep -q 'extern check_function check_duration_missing;' "$folder/out/check_table.c"
}

@test "strings survive as they are" {
    compile
    cat >"$folder/print.c" <<'END'
#include <stdio.h>
#include "rulebook/rulebook.h"
int main(void)
{
    fputs(rulebook_rules[0].page, stdout);
    return 0;
}
END
    build_print
    "$folder/print" >"$folder/printed"
    awk 'marks == 2; /^---$/ { marks++ }' "$folder/rules/duration-missing.md" >"$folder/page"
    cmp "$folder/page" "$folder/printed"
}

@test "rules are sorted by id, not by file name" {
    write_page duration
    compile
    [ "$(grep -o 'check_function check_[a-z_]*' "$folder/out/check_table.c" | head -n 1)" = \
        "check_function check_duration" ]
}

@test "nothing is written where nothing changed" {
    compile
    touch -d '2001-01-01' "$folder/out/"*.c
    compile
    [ -z "$(find "$folder/out" -newermt '2002-01-01' -name '*.c')" ]
    write_page another
    compile
    [ -n "$(find "$folder/out" -newermt '2002-01-01' -name tables.c)" ]
}

@test "a page is named like its id" {
    mv "$folder/rules/duration-missing.md" "$folder/rules/other.md"
    refuses "rules/other.md:2:5: the page of 'duration-missing' is named other.md"
}

@test "a page has no unknown key and no unknown severity" {
    write_page duration-missing 'colour: red'
    refuses "rules/duration-missing.md:9:1: unknown key 'colour'"
    sed -i '/colour/d; s/severity: error/severity: grave/' "$folder/rules/duration-missing.md"
    refuses "rules/duration-missing.md:4:11: the severity must be one of"
}

@test "a page has front matter" {
    echo 'only text' >"$folder/rules/duration-missing.md"
    refuses "rules/duration-missing.md:1:1: "
}

@test "a page names sources that sources.yml has, each with a name" {
    printf 'PM-4:\n  name: Another\n' >"$folder/rules/sources.yml"
    refuses "rules/duration-missing.md:8:11: no source has the code 'PM-3'"
    printf 'PM-3:\n  adress: example.org\n' >"$folder/rules/sources.yml"
    refuses "rules/sources.yml:2:3: unknown key 'adress'"
    refuses "the key 'name' is missing"
    printf 'PM-3: A standard\n' >"$folder/rules/sources.yml"
    refuses "rules/sources.yml:1:7: a standard has a 'name'"
    printf 'PM-3:\n  name: A standard\n' >"$folder/rules/sources.yml"
    compile
    [ "$status" = 0 ]
}

@test "a profile names rules that exist" {
    printf 'name: p\nsummary: s\nrules:\n  duration-misssing: off\n' \
        >"$folder/rules/profiles/p.yml"
    refuses "profiles/p.yml:4:3: unknown rule 'duration-misssing': did you mean 'duration-missing'?"
}

@test "a page's options have a default and say what they are" {
    write_page duration-missing 'options:' '  min: 5'
    refuses "rules/duration-missing.md:10:8: an option is a map with 'default' and 'about'"
    write_page duration-missing 'options:' '  min: {default: 5}'
    refuses "rules/duration-missing.md:10:8: the key 'about' is missing"
    write_page duration-missing 'options:' '  min: {default: {a: b}, about: x}'
    refuses "rules/duration-missing.md:10:18: 'default' must be a text"
    write_page duration-missing 'options:' '  Min: {default: 5, about: x}'
    refuses "rules/duration-missing.md:10:3: an option's name is made of"
    write_page duration-missing 'options:' '  severity: {default: 5, about: x}'
    refuses "rules/duration-missing.md:10:3: an option's name is made of"
    write_page duration-missing
    sed -i 's/^fix: no$/fix: maybe/' "$folder/rules/duration-missing.md"
    refuses "rules/duration-missing.md:7:6: 'fix' is no, suggest or safe"
    write_page duration-missing 'absence: maybe'
    refuses "rules/duration-missing.md:9:10: 'absence' is yes, or left out"
}

@test "options and what a profile sets them to are in the tables" {
    write_page duration-missing 'options:' '  min: {default: 5, about: minutes}' \
        '  unit: {default: days, about: of time}' \
        '  values: {default: [a, b], about: words}' '  others: {default: [], about: words}'
    printf '%s\n' 'name: p' 'summary: s' 'rules:' \
        '  duration-missing: {values: [c], severity: info, others: [d, e], min: 7}' \
        >"$folder/rules/profiles/p.yml"
    write_template p
    compile
    [ "$status" = 0 ]
    cat >"$folder/print.c" <<'END'
#include <stdio.h>
#include "rulebook/rulebook.h"
static void print(const struct rule_option *option, const struct option_value *value)
{
    printf("%s %d:", option->name, value->kind);
    if (value->kind == OPTION_NUMBER)
        printf(" %d", value->number);
    if (value->kind == OPTION_TEXT)
        printf(" %s", value->text);
    for (size_t i = 0; i < value->list.count; i++)
        printf(" %s", value->list.items[i]);
    puts("");
}
int main(void)
{
    const struct rule *rule = &rulebook_rules[0];
    for (size_t i = 0; i < rule->option_count; i++)
        print(&rule->options[i], &rule->options[i].preset);
    const struct rule_setting *setting = &rulebook_profiles[0].rules.items[0];
    printf("%d %d %d %zu\n", setting->rule == rule, setting->has_severity, setting->severity,
           setting->line);
    for (size_t i = 0; i < setting->option_count; i++)
        print(setting->options[i].option, &setting->options[i].value);
    return 0;
}
END
    build_print
    [ "$("$folder/print")" = 'min 0: 5
unit 1: days
values 2: a b
others 2:
1 1 1 4
values 2: c
others 2: d e
min 0: 7' ]
}

@test "a profile takes over what it extends, whatever the order of their files" {
    printf 'name: b\nsummary: s\nrules: {duration-missing: info}\nsections: [{name: Log}]\n' \
        >"$folder/rules/profiles/b.yml"
    printf 'name: a\nsummary: s\nextends: b\n' >"$folder/rules/profiles/a.yml"
    write_template a
    write_template b
    compile
    [ "$status" = 0 ]
    cat >"$folder/print.c" <<'END'
#include <stdio.h>
#include "rulebook/rulebook.h"
int main(void)
{
    for (size_t i = 0; i < rulebook_profile_count; i++)
        printf("%s %zu %s %d\n", rulebook_profiles[i].name, rulebook_profiles[i].rules.count,
               rulebook_profiles[i].parts[0].name, rulebook_profiles[i].parts[0].within == SIZE_MAX);
    return 0;
}
END
    build_print
    [ "$("$folder/print")" = $'a 1 Log 1\nb 1 Log 1' ]
}

@test "a profile has a template, and a template a profile" {
    printf 'name: a\nsummary: s\n' >"$folder/rules/profiles/a.yml"
    refuses "profiles/a.yml:1:1: a profile without a template: templates/a.md is missing"
    write_template a
    write_template b
    refuses "templates/b.md:1:1: a template without a profile: profiles/b.yml is missing"
    rm "$folder/rules/templates/b.md"
    echo '# Outage' >"$folder/rules/templates/a.md"
    refuses 'templates/a.md:1:1: a template has the title "[Incident title]"'
}

@test "a template keeps its text, and its comments are prompts" {
    printf 'name: a\nsummary: s\n' >"$folder/rules/profiles/a.yml"
    write_template a
    compile
    [ "$status" = 0 ]
    cat >"$folder/print.c" <<'END'
#include <stdio.h>
#include "rulebook/templates.h"
int main(void)
{
    const struct document_template *first = &rulebook_templates[0];
    printf("%zu %s %zu %s\n%s", rulebook_template_count, first->profile, first->prompts.count,
           first->prompts.items[0], first->text);
    return 0;
}
END
    build_print
    "$folder/print" >"$folder/printed"
    { echo '1 a 1 say what happened'; cat "$folder/rules/templates/a.md"; } | diff - "$folder/printed"
}

@test "a profile extends another one, and not itself" {
    printf 'name: a\nsummary: s\nextends: b\n' >"$folder/rules/profiles/a.yml"
    refuses "profiles/a.yml:3:10: unknown profile 'b'"
    printf 'name: b\nsummary: s\nextends: a\n' >"$folder/rules/profiles/b.yml"
    refuses "profiles extend each other in a circle"
    printf 'name: c\nsummary: s\n' >"$folder/rules/profiles/a.yml"
    refuses "profiles/a.yml:1:1: the name must be the file's"
}

@test "words have known keys, and nothing twice once it is folded" {
    printf 'language: en\nlists:\n  no_ownr: [tbd]\n' >"$folder/rules/words/en.yml"
    refuses "words/en.yml:3:3: unknown key 'no_ownr'"
    printf 'language: en\nsections:\n  impact: [Impact, "who  was hit", IMPACT]\n' \
        >"$folder/rules/words/en.yml"
    refuses "words/en.yml:3:36: 'impact' is there twice"
}

@test "a pattern that does not compile has its place" {
    printf "language: en\nlists:\n  cause_patterns:\n    - 'because'\n    - '(due to'\n" \
        >"$folder/rules/words/en.yml"
    refuses "words/en.yml:5:7: pattern '(due to'"
}

@test "a pattern holds fragments, each as a group" {
    printf "language: en\nfragments:\n  who: [Ada, 'Bo+b']\n  day: 'may?'\n" \
        >"$folder/rules/words/en.yml"
    printf "lists:\n  cause_patterns: ['^{{who}} by {{day}} or {{who}}$', 'a{2}']\n" \
        >>"$folder/rules/words/en.yml"
    compile
    [ "$status" = 0 ]
    cat >"$folder/print.c" <<'END'
#include <stdio.h>
#include "rulebook/rulebook.h"
int main(void)
{
    const struct word_list *list = &rulebook_words(0)->lists[WORDS_CAUSE_PATTERNS];
    for (size_t i = 0; i < list->count; i++)
        puts(list->items[i]);
    return 0;
}
END
    build_print
    [ "$("$folder/print")" = '^(?:Ada|Bo+b) by (?:may?) or (?:Ada|Bo+b)$
a{2}' ]
}

@test "a fragment has a name that stands in a pattern" {
    printf "language: en\nfragments:\n  who: Ada\nlists:\n  cause_patterns: ['{{whom}}', '{{who}}']\n" \
        >"$folder/rules/words/en.yml"
    refuses "words/en.yml:5:20: no fragment is named 'whom'"
    sed -i 's/{{whom}}/{{who/' "$folder/rules/words/en.yml"
    refuses "words/en.yml:5:20: no fragment is named 'who'"
    printf 'language: en\nfragments:\n  who: Ada\n' >"$folder/rules/words/en.yml"
    refuses "words/en.yml:3:3: no pattern uses 'who'"
    printf "language: en\nfragments:\n  who: [[Ada]]\n" >"$folder/rules/words/en.yml"
    refuses "words/en.yml:3:9: must be a text"
}

@test "the numbers of time are whole" {
    printf 'language: en\ntime:\n  months:\n    may: 5th\n' >"$folder/rules/words/en.yml"
    refuses "words/en.yml:4:10: must be a whole number"
}

@test "a zone has its kind's number of offsets, each with a sign" {
    printf 'zones:\n  - name: XT\n    kind: seasonal\n    offsets: ["+01:00"]\n' \
        >"$folder/rules/zones.yml"
    refuses "zones.yml:2:5: a fixed zone has one offset"
    printf 'zones:\n  - name: XT\n    kind: fixed\n    offsets: ["01:00"]\n' \
        >"$folder/rules/zones.yml"
    refuses "zones.yml:4:15: an offset is written"
}

@test "a check without a page fails the build" {
    printf 'static void check_part(struct check *check)\n{\n}\nvoid check_none(struct check *check)\n' \
        >"$folder/checks/x.c"
    compile
    [ "$status" = 1 ]
    [ "$output" = "$folder/checks/x.c:4:1: a check without a page: rules/none.md is missing" ]
}

@test "a page with a pattern needs no check of its own, and must have none" {
    printf 'language: en\nlists:\n  blame_patterns: [careless]\n' >"$folder/rules/words/en.yml"
    write_page blame 'pattern: {words: blame_patterns, where: [title, impact], message: blames}'
    compile
    [ "$status" = 0 ]
    grep -q 'extern check_function report_pattern;' "$folder/out/check_table.c"
    ! grep -q 'check_blame' "$folder/out/check_table.c"
    printf 'void check_blame(struct check *check)\n' >"$folder/checks/x.c"
    compile
    [ "$status" = 1 ]
    [ "$output" = "$folder/checks/x.c:1:1: a check beside the pattern that rules/blame.md has" ]
}

@test "a pattern has a list of patterns, parts and a message" {
    write_page blame 'pattern: {words: no_owner, where: [all], message: blames}'
    refuses "rules/blame.md:9:18: no list of patterns is named 'no_owner'"
    write_page blame 'pattern: {words: blame_paterns, where: [all], message: blames}'
    refuses "rules/blame.md:9:18: no list of patterns is named 'blame_paterns'"
    write_page blame 'pattern: {words: blame_patterns, where: [heading], message: blames}'
    refuses "rules/blame.md:9:42: must be a role of a section, 'title' or 'all'"
    write_page blame 'pattern: {words: blame_patterns, message: blames}'
    refuses "rules/blame.md:9:10: a pattern has a list 'where' of at least one part"
    write_page blame 'pattern: {words: blame_patterns, where: [], message: blames}'
    refuses "rules/blame.md:9:41: a pattern has a list 'where' of at least one part"
    write_page blame 'pattern: {words: blame_patterns, where: [all], massage: blames}'
    refuses "rules/blame.md:9:48: unknown key 'massage'"
    refuses "the key 'message' is missing"
    write_page blame 'pattern: blame_patterns'
    refuses "rules/blame.md:9:10: 'pattern' must be a map"
}

@test "a language extends one that comes before it" {
    printf 'language: aa\nsections: {summary: [one]}\ntime: {units: {s: 1}}\n' >"$folder/rules/words/aa.yml"
    printf 'language: bb\nextends: cc\n' >"$folder/rules/words/bb.yml"
    refuses "words/bb.yml:2:10: no words of 'cc' come before these"
    printf 'language: bb\nextends: aa\nsections: {summary: [two]}\n' >"$folder/rules/words/bb.yml"
    compile
    [ "$status" = 0 ]
    cat >"$folder/print.c" <<'END'
#include <stdio.h>
#include "rulebook/rulebook.h"
int main(void)
{
    const struct word_list *list = &rulebook_words(1)->sections[ROLE_SUMMARY];
    printf("%s %s %s\n", list->items[0], list->extends->items[0],
           rulebook_words(1)->time.lists[TIME_UNITS].items[0].word);
    return 0;
}
END
    build_print
    [ "$("$folder/print")" = 'two one s' ]
}

@test "a language says whose letters its patterns know, and in which order it writes dates" {
    printf 'language: aa\nletters: all\n' >"$folder/rules/words/aa.yml"
    refuses "words/aa.yml:2:10: 'letters' can only be unicode"
    printf 'language: aa\nletters: unicode\nlists: {cause_patterns: ["\\\\bdue"]}\n' >"$folder/rules/words/aa.yml"
    compile
    [ "$status" = 0 ]
    grep -q '(\*UCP)\\\\bdue' "$folder/out/tables.c"
    rm "$folder/out/tables.c"
    printf 'language: aa\ntime: {date_order: year_first}\n' >"$folder/rules/words/aa.yml"
    refuses "words/aa.yml:2:20: must be day_first or month_first"
}
