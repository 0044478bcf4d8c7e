/* The floor of starting: a program that loads the libraries of pmlint and does nothing. The calls, of
 * which none is ever made, keep the linker from leaving a library out. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <jansson.h>
#include <pcre2.h>
#include <utf8proc.h>
#include <yaml.h>

int main(int count, char **arguments)
{
    (void)arguments;
    if (count >= 0)
        return 0;
    cmark_gfm_core_extensions_ensure_registered();
    json_decref(json_object());
    pcre2_code_free(NULL);
    yaml_get_version_string();
    return cmark_version() + (int)utf8proc_toupper('a');
}
