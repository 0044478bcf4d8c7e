/* The language of a document, found or named, and what is said of documents in any other. */
#include "facts_fixture.h"

static void a_named_language_is_believed(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_in("en", "# Panne\n\nLa base de données ne répondait plus.\n");
    assert_true(facts->language_known);
    assert_text(facts->language, "en");
}

static void a_named_language_without_words_is_unread(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_in(
        "nl",
        "# Outage\n\n## Summary\n\nThe website was down.\n\n## Timeline\n\n- 14:05 UTC Alert\n\n"
        "## Root cause\n\nA certificate had expired and nothing had warned us of that in any of "
        "the "
        "weeks before, because the mails went to the address of a colleague who has left.\n");
    assert_false(facts->language_known);
    assert_text(facts->language, "nl");
    assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], FACT_UNREAD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(a_named_language_is_believed),
        facts_test(a_named_language_without_words_is_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
