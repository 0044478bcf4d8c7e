#include "report/keep.h"

struct keeper *keeper_new(struct report *report, size_t limit)
{
    struct keeper *keeper = arena_alloc(report->arena, sizeof *keeper);
    keeper->report = report;
    keeper->limit = limit;
    return keeper;
}

static const char *copy_string(struct arena *arena, const char *string)
{
    return string ? arena_copy(arena, text_from(string)).data : NULL;
}

static struct kept_finding copy_finding(struct arena *arena, const struct finding *finding,
                                        struct text path, struct position_cursor *cursor)
{
    struct kept_finding kept = {
        .path = path,
        .rule = finding->rule,
        .severity = finding->severity,
        .region = region_of(cursor, finding->place),
        .message = copy_string(arena, finding->message),
        .help = copy_string(arena, finding->help),
        .fingerprint = copy_string(arena, finding->fingerprint),
        .suppressed = finding->suppressed,
        .reason = arena_copy(arena, finding->reason),
    };
    for (size_t i = 0; i < finding->related.count; i++) {
        const struct related_place *related = &finding->related.items[i];
        struct kept_place place = {region_of(cursor, related->place),
                                   copy_string(arena, related->message)};
        LIST_PUSH(arena, &kept.related, place);
    }
    return kept;
}

static struct text path_of(const struct keeper *keeper, const struct report_document *document)
{
    struct text path = report_root_path(keeper->report, document->document->path);
    return arena_copy(keeper->report->arena, path);
}

void keeper_add(struct keeper *keeper, const struct report_document *document, enum severity least)
{
    struct arena *arena = keeper->report->arena;
    struct text path = path_of(keeper, document);
    struct position_cursor cursor = position_cursor_on(document->document);
    for (size_t i = 0; i < document->findings->count; i++) {
        const struct finding *finding = &document->findings->items[i];
        struct kept_list *list = &keeper->lists[finding->severity];
        if (finding->severity >= least && list->count < keeper->limit)
            LIST_PUSH(arena, list, copy_finding(arena, finding, path, &cursor));
    }
}

void keeper_add_suppressed(struct keeper *keeper, const struct report_document *document)
{
    struct arena *arena = keeper->report->arena;
    const struct finding_list *suppressed = document->suppressed;
    struct text path = path_of(keeper, document);
    struct position_cursor cursor = position_cursor_on(document->document);
    for (size_t i = 0; suppressed && i < suppressed->count; i++)
        if (keeper->suppressed.count < keeper->limit)
            LIST_PUSH(arena, &keeper->suppressed,
                      copy_finding(arena, &suppressed->items[i], path, &cursor));
}

static void order_list(struct kept_order *order, const struct kept_list *list, size_t limit,
                       struct arena *arena)
{
    for (size_t i = 0; i < list->count && order->count < limit; i++)
        LIST_PUSH(arena, order, &list->items[i]);
}

struct kept_order keeper_order(const struct keeper *keeper, size_t limit)
{
    struct kept_order order = {0};
    for (int severity = SEVERITY_ERROR; severity > SEVERITY_OFF; severity--)
        order_list(&order, &keeper->lists[severity], limit, keeper->report->arena);
    order_list(&order, &keeper->suppressed, limit, keeper->report->arena);
    return order;
}
