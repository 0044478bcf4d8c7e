#include "report/timeline_formats.h"

#include "report/label.h"
#include "report/timeline_chart.h"
#include "report/timeline_layout.h"
#include "report/timeline_style.h"

#include <inttypes.h>
#include <string.h>

#define DOT " \xC2\xB7 "
#define CIRCLE "\xE2\x97\x8B"

enum { FONT_SIZE = 13, TITLE_SIZE = 20, BASELINE = 13 /* of a line, from its top */ };
enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };
enum { MAX_WRITTEN = 24 * LABEL_EM };

struct drawing {
    FILE *out;
    struct arena *arena;
    const struct chart *chart;
    struct layout_request request;
    struct layout layout;
    struct label *labels; /* one an entry of the chart */
};

/* ---- text ---- */

static void write_escaped(FILE *out, struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        switch (text.data[i]) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        default:
            fputc(text.data[i], out);
        }
    }
}

/* A line of text at a baseline; `anchor` is "start" or "end". */
static void write_line(const struct drawing *drawing, const char *class, const char *anchor,
                       int64_t x, int64_t y, struct text text)
{
    fprintf(drawing->out,
            "<text class=\"%s\" text-anchor=\"%s\" x=\"%" PRId64 "\" y=\"%" PRId64 "\">", class,
            anchor, x, y);
    write_escaped(drawing->out, text);
    fputs("</text>\n", drawing->out);
}

static struct text cut_to(const struct drawing *drawing, struct text text, int64_t pixels, int size)
{
    return label_cut(drawing->arena, text, pixels * LABEL_EM / size, true);
}

static int64_t to_em(int64_t pixels)
{
    return pixels * LABEL_EM / FONT_SIZE;
}

static int64_t to_pixels(int64_t em)
{
    return (em * FONT_SIZE + LABEL_EM - 1) / LABEL_EM;
}

/* ---- what is asked of the layout ---- */

/* "detected" or "start, detected"; empty for most entries. */
static struct text tag_of(const struct drawing *drawing, const struct chart_entry *entry)
{
    const char *words = "";
    if (!entry->placed) /* as written */
        return label_cut(drawing->arena, entry->time, MAX_WRITTEN, true);
    for (unsigned phase = 0; phase < PHASE_COUNT; phase++)
        if (entry->phases & 1U << phase)
            words = arena_printf(drawing->arena, "%s%s%s", words, *words ? ", " : "",
                                 phase_name((enum phase)phase));
    return text_from(words);
}

static void wrap_entry(struct drawing *drawing, size_t i, int64_t pixels)
{
    const struct chart_entry *entry = &drawing->chart->entries.items[i];
    struct text tag = tag_of(drawing, entry);
    int64_t indent = tag.length ? label_width(tag, true) + label_width(TEXT("  "), true) : 0;
    drawing->labels[i] = label_wrap(drawing->arena, entry->text, to_em(pixels), indent);
}

static void wrap_labels(struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    struct layout_request *request = &drawing->request;
    size_t count = chart->entries.count;
    int *lines = arena_alloc_array(drawing->arena, count + 1, sizeof *lines);
    int64_t width = layout_label_width(chart->phase_count > 0, request->time_width);
    drawing->labels = arena_alloc_array(drawing->arena, count + 1, sizeof *drawing->labels);
    for (size_t i = 0; i < count; i++) {
        wrap_entry(drawing, i, chart->entries.items[i].placed ? width : LAYOUT_FULL_WIDTH);
        lines[i] = drawing->labels[i].count;
    }
    request->mark_lines = lines;
    request->rest_lines = lines + chart->placed;
    request->rest_count = count - chart->placed;
}

static void request_span(struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    struct layout_request *request = &drawing->request;
    struct stretch *marks = arena_alloc_array(drawing->arena, chart->placed + 1, sizeof *marks);
    struct stretch *phases = arena_alloc_array(drawing->arena, SPAN_MAX, sizeof *phases);
    for (size_t i = 0; i < chart->placed; i++) {
        const struct chart_entry *entry = &chart->entries.items[i];
        int64_t width = to_pixels(label_width(entry->time, true));
        marks[i] = (struct stretch){entry->at, entry->until};
        request->time_width = width > request->time_width ? width : request->time_width;
    }
    for (size_t i = 0; i < chart->phase_count; i++)
        phases[i] = (struct stretch){chart->phases[i].from, chart->phases[i].until};
    request->span = (struct scale_span){.from = chart->from,
                                        .until = chart->until,
                                        .marks = marks,
                                        .mark_count = chart->placed,
                                        .phases = phases,
                                        .phase_count = chart->phase_count};
}

/* ---- the head ---- */

static bool has_inexact(const struct chart *chart)
{
    for (size_t i = 0; i < chart->placed; i++)
        if (!chart->entries.items[i].exact)
            return true;
    return false;
}

static const char *summary_of(const struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    size_t count = chart->entries.count;
    if (!count)
        return "no entry with a time was found";
    const char *words =
        arena_printf(drawing->arena, "%s" DOT "%zu %s", chart_when(chart, drawing->arena), count,
                     count == 1 ? "entry" : "entries");
    if (chart->whole)
        words = arena_printf(drawing->arena, "%s" DOT "incident %s", words, chart->whole);
    return words;
}

static void write_description(const struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    fputs("<desc id=\"pmlint-description\">Timeline: ", drawing->out);
    write_escaped(drawing->out, text_from(summary_of(drawing)));
    for (size_t i = 0; i < chart->phase_count; i++)
        fprintf(drawing->out, ", %s %s", chart->phases[i].name, chart->phases[i].length);
    fputs("</desc>\n", drawing->out);
}

static void write_head(const struct drawing *drawing)
{
    const struct layout *layout = &drawing->layout;
    fprintf(
        drawing->out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%" PRId64 "\" height=\"%" PRId64
        "\" viewBox=\"0 0 %" PRId64 " %" PRId64
        "\" class=\"pmlint\" role=\"img\" aria-labelledby=\"pmlint-title pmlint-description\">\n"
        "<title id=\"pmlint-title\">",
        layout->width, layout->height, layout->width, layout->height);
    write_escaped(drawing->out, drawing->chart->title);
    fputs("</title>\n", drawing->out);
    write_description(drawing);
    fprintf(drawing->out,
            "<style>\n%s</style>\n"
            "<rect class=\"paper\" x=\".5\" y=\".5\" width=\"%" PRId64 "\" height=\"%" PRId64
            "\" rx=\"8\"/>\n",
            timeline_svg_style, layout->width - 1, layout->height - 1);
    const struct box *title = &layout->title, *subtitle = &layout->subtitle;
    const char *summary = summary_of(drawing);
    if (has_inexact(drawing->chart))
        summary = arena_printf(drawing->arena, "%s" DOT CIRCLE " not exact", summary);
    write_line(drawing, "title", "start", title->x, title->y + TITLE_SIZE,
               cut_to(drawing, drawing->chart->title, title->width, TITLE_SIZE));
    write_line(drawing, "note", "start", subtitle->x, subtitle->y + BASELINE,
               cut_to(drawing, text_from(summary), subtitle->width, FONT_SIZE));
}

/* ---- the scale ---- */

static void write_phase(const struct drawing *drawing, size_t i)
{
    const struct layout *layout = &drawing->layout;
    const struct chart_phase *phase = &drawing->chart->phases[i];
    const struct layout_band *band = &layout->bands[i];
    const struct box *label = &band->label;
    const char *class = phase_name(phase->to);
    int64_t height = band->bottom - band->top > 2 ? band->bottom - band->top : 2;
    int64_t right = label->x + label->width;
    fprintf(drawing->out,
            "<rect class=\"shade %s\" x=\"%" PRId64 "\" y=\"%" PRId64 "\" width=\"%" PRId64
            "\" height=\"%" PRId64 "\"/>\n"
            "<rect class=\"%s\" x=\"%" PRId64 "\" y=\"%" PRId64 "\" width=\"6\" height=\"%" PRId64
            "\"/>\n"
            "<path class=\"leader\" d=\"M%" PRId64 " %" PRId64 "L%" PRId64 " %" PRId64 "\"/>\n",
            class, layout->band_x, band->top, layout->scale_x - layout->band_x, height, class,
            layout->band_x, band->top, height, right + 4, label->y + label->height / 2,
            layout->band_x - 2, (band->top + band->bottom) / 2);
    const char *name =
        arena_printf(drawing->arena, "%c%s", phase->name[0] - 'a' + 'A', phase->name + 1);
    fprintf(drawing->out, "<g>");
    write_line(drawing, arena_printf(drawing->arena, "name %s", class), "end", right,
               label->y + BASELINE, text_from(name));
    write_line(drawing, "length", "end", right, label->y + BASELINE + 16,
               label_cut(drawing->arena, text_from(phase->length), to_em(label->width), false));
    fprintf(drawing->out, "</g>\n");
}

static void write_tick(const struct drawing *drawing, const struct scale_tick *tick)
{
    const struct chart *chart = drawing->chart;
    const struct layout *layout = &drawing->layout;
    int64_t right = tick->label.x + tick->label.width - 6;
    bool whole_days = layout->scale.step >= DAY;
    struct text day = text_from(chart_day(chart, tick->at, drawing->arena));
    struct text clock =
        text_from(chart_clock(tick->at, layout->scale.step < MINUTE, drawing->arena));
    bool shows_day = tick->new_day && (chart->scale != CHART_CLOCK || chart->several_days);
    fprintf(drawing->out, "<path class=\"axis\" d=\"M%" PRId64 " %" PRId64 "h-6\"/>\n",
            layout->scale_x, tick->y);
    write_line(drawing, "tick", "end", right, tick->y + 4, whole_days ? day : clock);
    if (!whole_days && shows_day)
        write_line(drawing, "tick", "end", right, tick->y - 12, day);
}

/* A zigzag in the axis, and how long what it leaves out is. */
static void write_break(const struct drawing *drawing, const struct scale_break *cut)
{
    int64_t seconds = cut->until - cut->from, middle = (cut->top + cut->bottom) / 2;
    const char *length = seconds >= 2 * DAY
                             ? arena_printf(drawing->arena, "%" PRId64 " days", seconds / DAY)
                             : arena_printf(drawing->arena, "%" PRId64 " h", seconds / HOUR);
    fprintf(drawing->out,
            "<path class=\"axis\" d=\"M%" PRId64 " %" PRId64 "V%" PRId64
            "l-6 3l12 6l-12 6l6 3V%" PRId64 "\"/>\n",
            drawing->layout.scale_x, cut->top, middle - 9, cut->bottom);
    write_line(drawing, "tick", "end", cut->label.x + cut->label.width - 6, cut->label.y + BASELINE,
               text_from(length));
}

static void write_axis(const struct drawing *drawing, int64_t top, int64_t bottom)
{
    if (bottom > top)
        fprintf(drawing->out, "<path class=\"axis\" d=\"M%" PRId64 " %" PRId64 "V%" PRId64 "\"/>\n",
                drawing->layout.scale_x, top, bottom);
}

static void write_scale(const struct drawing *drawing)
{
    const struct layout *layout = &drawing->layout;
    const struct scale *scale = &layout->scale;
    int64_t top = scale->top;
    for (size_t i = 0; i < drawing->chart->phase_count; i++)
        write_phase(drawing, i);
    for (size_t i = 0; i < scale->break_count; i++) {
        write_axis(drawing, top, scale->breaks[i].top);
        write_break(drawing, &scale->breaks[i]);
        top = scale->breaks[i].bottom;
    }
    write_axis(drawing, top, scale->bottom);
    for (size_t i = 0; i < scale->ticks.count; i++)
        write_tick(drawing, &scale->ticks.items[i]);
}

/* ---- the entries ---- */

/* What is not on the picture: the line, the time as written, why it is taken so, and a text that was
 * cut. Browsers show it when a reader points at the entry. */
static void write_tooltip(const struct drawing *drawing, size_t i)
{
    const struct chart_entry *entry = &drawing->chart->entries.items[i];
    const char *why = entry->event->moment.why;
    fprintf(drawing->out, "<title>line %zu: ", entry->line);
    write_escaped(drawing->out, label_clean(drawing->arena, entry->event->written));
    if (why) {
        fputs(" (", drawing->out);
        write_escaped(drawing->out, label_clean(drawing->arena, text_from(why)));
        fputc(')', drawing->out);
    }
    if (drawing->labels[i].cut) {
        fputs("\n", drawing->out);
        write_escaped(drawing->out, entry->text);
    }
    fputs("</title>\n", drawing->out);
}

/* The last phase that an entry is, as a class; empty where it is none. */
static const char *class_of(const struct chart_entry *entry)
{
    const char *class = "";
    for (unsigned phase = 0; entry->placed && phase < PHASE_COUNT; phase++)
        if (entry->phases & 1U << phase)
            class = phase_name((enum phase)phase);
    return class;
}

static void write_label(const struct drawing *drawing, size_t i, const struct box *box)
{
    const struct chart_entry *entry = &drawing->chart->entries.items[i];
    const struct label *label = &drawing->labels[i];
    struct text tag = tag_of(drawing, entry);
    for (int line = 0; line < label->count; line++) {
        fprintf(drawing->out, "<text x=\"%" PRId64 "\" y=\"%" PRId64 "\">", box->x,
                box->y + line * LAYOUT_LINE + BASELINE);
        if (line == 0 && tag.length) {
            fprintf(drawing->out, "<tspan class=\"tag %s\">", class_of(entry));
            write_escaped(drawing->out, tag);
            fputs("</tspan> ", drawing->out);
        }
        write_escaped(drawing->out, label->lines[line]);
        fputs("</text>\n", drawing->out);
    }
}

/* A line along the scale, `beside` it to the right. */
static void write_stretch(const struct drawing *drawing, const char *class, int64_t beside,
                          int64_t from, int64_t to)
{
    if (to > from)
        fprintf(drawing->out, "<path class=\"%s\" d=\"M%" PRId64 " %" PRId64 "V%" PRId64 "\"/>\n",
                class, drawing->layout.scale_x + beside, from, to);
}

static void write_mark(const struct drawing *drawing, size_t i)
{
    const struct layout *layout = &drawing->layout;
    const struct chart_entry *entry = &drawing->chart->entries.items[i];
    const struct layout_place *place = &layout->places[i];
    int64_t middle = place->label.y + LAYOUT_LINE / 2;
    fputs("<g>", drawing->out);
    write_tooltip(drawing, i);
    fprintf(drawing->out,
            "<path class=\"leader\" d=\"M%" PRId64 " %" PRId64 "h12L%" PRId64 " %" PRId64
            "h8\"/>\n",
            layout->scale_x, place->y, layout->leader_end - 14, middle);
    write_stretch(drawing, "range", 0, place->y, place->until_y);
    write_stretch(drawing, "maybe", 4, place->y, scale_y(&layout->scale, entry->latest));
    fprintf(drawing->out,
            "<circle class=\"dot %s%s\" cx=\"%" PRId64 "\" cy=\"%" PRId64 "\" r=\"4\"/>\n",
            class_of(entry), entry->exact ? "" : " open", layout->scale_x, place->y);
    write_line(drawing, "time", "start", place->time.x, place->time.y + BASELINE, entry->time);
    write_label(drawing, i, &place->label);
    fputs("</g>\n", drawing->out);
}

static void write_rest(const struct drawing *drawing)
{
    const struct box *heading = &drawing->layout.rest_heading;
    size_t placed = drawing->chart->placed;
    if (!drawing->request.rest_count)
        return;
    write_line(drawing, "heading", "start", heading->x, heading->y + BASELINE,
               TEXT("Without a settled time, as written"));
    for (size_t i = 0; i < drawing->request.rest_count; i++) {
        fputs("<g>", drawing->out);
        write_tooltip(drawing, placed + i);
        write_label(drawing, placed + i, &drawing->layout.rest[i]);
        fputs("</g>\n", drawing->out);
    }
}

void timeline_write_svg(FILE *out, const struct postmortem *postmortem, struct arena *arena)
{
    struct chart chart = chart_of(postmortem, arena);
    struct drawing drawing = {.out = out, .arena = arena, .chart = &chart};
    request_span(&drawing);
    wrap_labels(&drawing);
    drawing.layout = layout_of(&drawing.request, arena);
    write_head(&drawing);
    if (drawing.layout.has_scale)
        write_scale(&drawing);
    for (size_t i = 0; i < chart.placed; i++)
        write_mark(&drawing, i);
    write_rest(&drawing);
    fputs("</svg>\n", out);
}
