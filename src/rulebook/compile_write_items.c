#include "rulebook/compile_write.h"

/* Strings stay readable, but anything a compiler might take in another way (trigraphs, control
 * characters, bytes beyond ASCII) is an octal escape, which never swallows what follows. */
static void write_character(FILE *out, unsigned char c)
{
    if (c == '"' || c == '\\')
        fprintf(out, "\\%c", c);
    else if (c < 0x20 || c >= 0x7F || c == '?')
        fprintf(out, "\\%03o", c);
    else
        fputc(c, out);
}

void write_string(FILE *out, const char *string)
{
    fputc('"', out);
    for (; *string; string++) {
        if (*string == '\n')
            fputs(string[1] ? "\\n\"\n    \"" : "\\n", out);
        else
            write_character(out, (unsigned char)*string);
    }
    fputc('"', out);
}

void write_items(FILE *out, const char *name, size_t number, size_t part,
                 const struct word_list *list)
{
    if (!list->count)
        return;
    fprintf(out, "\nstatic const char *const %s_%zu_%zu[] = {\n", name, number, part);
    for (size_t i = 0; i < list->count; i++) {
        fputs("    ", out);
        write_string(out, list->items[i]);
        fputs(",\n", out);
    }
    fputs("};\n", out);
}

void write_list(FILE *out, const char *name, size_t number, size_t part, size_t count)
{
    if (count)
        fprintf(out, "{%s_%zu_%zu, %zu, NULL, NULL, 0, 0}", name, number, part, count);
    else
        fputs("{NULL, 0, NULL, NULL, 0, 0}", out);
}

void write_member(FILE *out, const char *member, const char *string)
{
    fprintf(out, "     .%s = ", member);
    write_string(out, string);
    fputs(",\n", out);
}
