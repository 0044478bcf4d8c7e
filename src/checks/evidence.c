/* Pictures and files that the document names. */
#include "checks/common.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

check_function check_link_broken;

/* "https:", "mailto:", "C:". */
static bool has_scheme(struct text target)
{
    size_t i = 0;
    while (i < target.length &&
           (ascii_is_letter(target.data[i]) || ascii_is_digit(target.data[i]) ||
            memchr("+.-", target.data[i], 3)))
        i++;
    return i > 0 && i < target.length && target.data[i] == ':';
}

static bool has_template_code(struct text target)
{
    static const char *const marks[] = {"{", "<%", "${", "%}"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_find(target, text_from(marks[i]), 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

static int hex_value(char c)
{
    c = ascii_lower(c);
    if (ascii_is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The target without query and fragment, %20 and the like decoded. */
static struct text decode_target(struct arena *arena, struct text target)
{
    size_t end = 0;
    while (end < target.length && target.data[end] != '?' && target.data[end] != '#')
        end++;
    char *decoded = arena_alloc(arena, end + 1);
    size_t length = 0;
    for (size_t i = 0; i < end; i++) {
        int high = i + 2 < end ? hex_value(target.data[i + 1]) : -1;
        int low = high >= 0 ? hex_value(target.data[i + 2]) : -1;
        if (target.data[i] == '%' && low >= 0) {
            decoded[length++] = (char)(high * 16 + low);
            i += 2;
        } else
            decoded[length++] = target.data[i];
    }
    return (struct text){decoded, length};
}

/* The last component's extension, from behind its last dot. */
static struct text extension_of(struct text path)
{
    for (size_t i = path.length; i > 0 && path.data[i - 1] != '/'; i--)
        if (path.data[i - 1] == '.')
            return text_from_offset(path, i);
    return (struct text){0};
}

/* "github.com/a/b" without its scheme, "someone@example.com": no files. */
static bool looks_like_address(struct text path)
{
    static const char *const domains[] = {".com", ".org", ".net", ".io", ".dev", ".tech", ".me"};
    size_t end = text_find_byte(path, '/', 0);
    struct text host = text_slice(path, 0, end == TEXT_NOT_FOUND ? path.length : end);
    if (text_find_byte(path, '@', 0) != TEXT_NOT_FOUND || text_starts_with(host, TEXT("www.")))
        return true;
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
        if (text_ends_with(host, text_from(domains[i])))
            return true;
    return false;
}

/* Whether a link names a file that must lie beside the document. Pages of a site are built, so
 * what has no extension, or `.html`, may come from elsewhere. */
static bool names_file(struct text target, struct text path, bool image)
{
    struct text extension = extension_of(path);
    if (!path.length || path.data[0] == '/' || has_template_code(target) ||
        memchr(path.data, '\0', path.length) || looks_like_address(path))
        return false;
    if (image)
        return true;
    return extension.length && !text_equal_folded(extension, TEXT("html")) &&
           !text_equal_folded(extension, TEXT("htm"));
}

/* The document's folder with its final slash, or an empty text: the working directory. */
static struct text folder_of(struct text path)
{
    size_t length = path.length;
    while (length && path.data[length - 1] != '/')
        length--;
    return text_slice(path, 0, length);
}

enum presence { FILE_THERE, FILE_MISSING, FILE_UNKNOWN };

static enum presence find_file(const struct settings *settings, struct text folder,
                               struct text path)
{
    char name[PATH_MAX];
    if (folder.length + path.length >= sizeof name)
        return FILE_UNKNOWN;
    memcpy(name, folder.data, folder.length);
    memcpy(name + folder.length, path.data, path.length);
    name[folder.length + path.length] = '\0';
    bool found =
        settings->has_file ? settings->has_file(settings->keeper, name) : access(name, F_OK) == 0;
    return found ? FILE_THERE : FILE_MISSING;
}

/* Whether the document has a place on the disk: standard input and a name made up for it have
 * none. */
static bool has_folder(struct text path, struct text folder)
{
    char name[PATH_MAX];
    struct stat status;
    if (!path.length || text_starts_with(path, TEXT("<")) || text_equal(path, TEXT("-")) ||
        folder.length >= sizeof name)
        return false;
    if (!folder.length)
        return true;
    memcpy(name, folder.data, folder.length);
    name[folder.length] = '\0';
    return stat(name, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Whether nothing else stands on the link's line: else the line is not to be removed with it. */
static bool is_alone_on_line(const struct block *block, const struct link *link)
{
    size_t start = link->start, end = link->end;
    while (start > 0 && ascii_is_blank(block->text.data[start - 1]))
        start--;
    while (end < block->text.length && ascii_is_blank(block->text.data[end]))
        end++;
    return block->kind != BLOCK_CELL && (start == 0 || block->text.data[start - 1] == '\n') &&
           (end >= block->text.length || block->text.data[end] == '\n');
}

static void check_link(struct check *check, struct text folder, const struct block *block,
                       const struct link *link)
{
    if (has_scheme(link->target))
        return;
    struct text path = decode_target(check->arena, link->target);
    if (!names_file(link->target, path, link->image) ||
        find_file(check->settings, folder, path) != FILE_MISSING)
        return;
    const char *name = quote(check, link->target);
    struct finding *finding = report(check, link->target_place, name, "%s is not there", name);
    if (!is_alone_on_line(block, link))
        report_help(check, finding, "add the file, or remove the %s",
                    link->image ? "picture" : "link");
    report_label(check, finding, "%s", finding->help);
    if (!link->image)
        report_milder(finding);
}

void check_link_broken(struct check *check)
{
    const struct markdown *markdown = check->postmortem->markdown;
    struct text path = check->postmortem->document->path;
    struct text folder = folder_of(path);
    bool site_page = markdown->front_matter_kind != FRONT_MATTER_NONE;
    if (!check->settings->has_file && !has_folder(path, folder))
        return;
    for (const struct block *block = block_next(markdown->root, markdown->root); block;
         block = block_next(block, markdown->root))
        for (size_t i = 0; i < block->links.count; i++)
            if (block->links.items[i].image || !site_page)
                check_link(check, folder, block, &block->links.items[i]);
}
