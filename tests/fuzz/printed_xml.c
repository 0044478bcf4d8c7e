/* XML by expat. */
#include "fuzz.h"
#include "printed.h"

#include <expat.h>
#include <string.h>

struct elements {
    const char *name;
    size_t count;
};

static void count_element(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct elements *elements = data;
    (void)attributes;
    elements->count += strcmp(name, elements->name) == 0;
}

static void parse(struct text printed, void *data, XML_StartElementHandler start)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, data);
    XML_SetStartElementHandler(parser, start);
    if (XML_Parse(parser, printed.data, (int)printed.length, 1) == XML_STATUS_ERROR) {
        fprintf(stderr, "%lu: %s\n", XML_GetCurrentLineNumber(parser),
                XML_ErrorString(XML_GetErrorCode(parser)));
        abort();
    }
    XML_ParserFree(parser);
}

size_t expect_xml(struct text printed, const char *element)
{
    struct elements elements = {element, 0};
    parse(printed, &elements, count_element);
    return elements.count;
}

static void expect_harmless(void *data, const XML_Char *name, const XML_Char **attributes)
{
    static const char *const drawn[] = {"svg",  "g",      "rect",  "text", "tspan", "line",
                                        "path", "circle", "title", "desc", "style", NULL};
    size_t i = 0;
    (void)data;
    while (drawn[i] && strcmp(drawn[i], name) != 0)
        i++;
    EXPECT(drawn[i]);
    for (; *attributes; attributes += 2)
        EXPECT(strncmp(attributes[0], "on", 2) != 0 && !strstr(attributes[0], "href"));
}

void expect_picture(struct text printed)
{
    parse(printed, NULL, expect_harmless);
}
