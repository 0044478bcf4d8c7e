/* Every format of lint, on findings whose words, places and path are the input's.
 *
 * The input: a letter for the format, one for the options, the path behind them on the first line; a line
 * a finding; behind "%%%%" the document.
 */
#include "base/utf8.h"
#include "fuzz.h"
#include "printed.h"

#include <string.h>

/* SARIF writes all pages of the rules, which takes longer than all the others together: of those who ask for
 * it, few get it. */
static const struct report_format *format_of(unsigned letter, uint64_t number)
{
    static const struct {
        char letter;
        const char *name;
    } names[] = {{'t', "text"},   {'c', "concise"},  {'j', "json"},  {'l', "jsonl"},
                 {'g', "github"}, {'G', "gitlab"},   {'J', "junit"}, {'C', "checkstyle"},
                 {'r', "rdjson"}, {'m', "markdown"}, {'s', "sarif"}};
    size_t i = 0, last = sizeof names / sizeof *names - 1;
    while (i < last && (unsigned char)names[i].letter != letter)
        i++;
    if (i == last && number % 256)
        i = letter % last;
    return report_format_find(text_from(names[i].name));
}

static struct report_options options_of(unsigned byte)
{
    return (struct report_options){.show = (enum severity)(SEVERITY_INFO + byte % 3),
                                   .color = byte & 4,
                                   .header = byte & 8,
                                   .quiet = byte & 16,
                                   .width = byte & 32 ? 40 + byte : 0};
}

/* A text that has no NUL, as paths and messages are C strings. */
static struct text without_nul(struct text text, struct arena *arena)
{
    struct text copy = arena_copy(arena, text);
    return (struct text){copy.data, strlen(copy.data)};
}

static bool make_document(struct document *document, struct text path, struct text bytes,
                          struct arena *arena)
{
    struct error error;
    bytes = utf8_sanitise(arena, without_nul(bytes, arena));
    return document_init(document, arena, path, bytes, DOCUMENT_DEFAULT_MAX_SIZE, &error);
}

static size_t place_near(const struct document *document, size_t offset)
{
    while (offset > document->body && offset < document->bytes.length &&
           ((unsigned char)document->bytes.data[offset] & 0xC0) == 0x80)
        offset--;
    return offset < document->body ? document->body : offset;
}

/* Somewhere in the document, by a number. */
static struct place place_of(const struct document *document, uint64_t number)
{
    size_t length = document->bytes.length - document->body + 1;
    size_t start = document->body + (size_t)(number >> 8) % length;
    size_t end = start + (size_t)(number >> 40) % 64;
    if (end > document->bytes.length)
        end = document->bytes.length;
    start = place_near(document, start);
    end = place_near(document, end);
    return (struct place){start, end < start ? start : end};
}

static struct finding make_finding(const struct document *document, struct text message,
                                   struct arena *arena)
{
    uint64_t number = input_number(message);
    struct finding finding = {.rule = &rulebook_rules[number % rulebook_rule_count],
                              .severity = (enum severity)(SEVERITY_INFO + number % 3),
                              .place = place_of(document, number),
                              .message = without_nul(message, arena).data,
                              .fingerprint = "0123456789abcdef"};
    finding.help = number & 1 << 4 ? finding.message : finding.rule->help;
    finding.label = number & 1 << 5 ? finding.message : NULL;
    finding.subject = finding.message;
    for (unsigned i = 0; i < (number >> 60) % 4; i++) {
        struct related_place related = {place_of(document, number * (i + 3)), finding.message};
        LIST_PUSH(arena, &finding.related, related);
    }
    return finding;
}

static int compare_places(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    return (a->place.start > b->place.start) - (a->place.start < b->place.start);
}

/* The first line of the text is the document's title. */
static void set_title(struct postmortem *postmortem, const struct document *document)
{
    postmortem->document = document;
    postmortem->title = document_line_text(document, 1);
    postmortem->has_title = postmortem->title.length > 0;
}

void fuzz_one(struct text input, struct arena *arena)
{
    struct text rest = input, line;
    const struct report_format *format = format_of(next_byte(&rest), input_number(input));
    unsigned choices = next_byte(&rest);
    struct report_options options = options_of(choices);
    struct text told = next_part(&rest);
    struct document document;
    struct postmortem postmortem = {0};
    struct finding_list findings = {0};
    if (!text_next_line(&told, &line) ||
        !make_document(&document, without_nul(line, arena), rest, arena))
        return;
    set_title(&postmortem, &document);
    while (text_next_line(&told, &line))
        LIST_PUSH(arena, &findings, make_finding(&document, line, arena));
    if (findings.count)
        qsort(findings.items, findings.count, sizeof *findings.items, compare_places);
    struct settings *settings = settings_new(rulebook_profile(TEXT("default")), arena);
    struct report_document judged = {.document = &document,
                                     .postmortem = &postmortem,
                                     .settings = settings,
                                     .findings = &findings};
    const struct not_checked missed = {.path = document.path,
                                       .message = findings.count ? findings.items[0].message : ""};
    expect_report(format, &judged, choices & 64 ? &missed : NULL, &options, arena);
}
