/* The language of a document, found or named, and the facts of documents in French and Japanese: the
 * clean ones of tests/clean, whose facts are told here by hand. */
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
        "## Root cause\n\nA certificate had expired and nothing had warned us of that in any "
        "of the weeks before, because the mails went to the address of a colleague who has "
        "left.\n");
    assert_false(facts->language_known);
    assert_text(facts->language, "nl");
    assert_int_equal(facts->demands[DEMAND_ACTION_ITEMS], FACT_UNREAD);
}

static void the_undetermined_language_is_none_to_name(void **state)
{
    (void)state;
    assert_false(facts_in("und", "# Outage\n\nThe website was down.\n")->language_known);
}

static void languages_are_found(void **state)
{
    (void)state;
    assert_text(facts_of("# Panne\n\nLe serveur ne répondait plus et les pages étaient vides. Nous "
                         "avons relancé le service après une heure, dans la nuit.\n")
                    ->language,
                "fr");
    assert_text(
        facts_of("# 障害\n\nサーバーが応答しなくなり、画面が表示されませんでした。\n")->language,
        "ja");
    assert_text(facts_of("# Outage\n\nThe pages were empty. A user wrote to us:\n\n"
                         "> 画面が表示されません。\n\nWe restarted the server after that, and it "
                         "answered again.\n")
                    ->language,
                "en");
    /* Chinese has no kana, and Italian shares words with French. */
    assert_text(
        facts_of("# 故障\n\n服务器在凌晨停止响应，用户无法打开页面，我们在一小时后重启了服务。\n")
            ->language,
        "und");
    assert_text(facts_of("# Guasto\n\nIl server non rispondeva e le pagine erano vuote. Abbiamo "
                         "riavviato il servizio dopo un'ora, durante la notte, e poi tutto ha "
                         "ripreso a funzionare come prima. Il disco era pieno di registri che "
                         "nessuno aveva cancellato, e nessuno lo sorvegliava da quando il collega "
                         "che se ne occupava ha cambiato lavoro.\n")
                    ->language,
                "und");
}

/* The facts of a clean document. */
static const struct postmortem *facts_of_clean(const char *name)
{
    const char *path = arena_printf(fixture_arena, "tests/clean/%s.md", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    char *bytes = arena_alloc(fixture_arena, 16384);
    bytes[fread(bytes, 1, 16383, file)] = '\0';
    fclose(file);
    return facts_of(bytes);
}

#define ENGLISH \
    "The shop was down for about an hour because of a wrong setting that we had in the database. " \
    "The team found out that the change had not been tested with the load of the day, and it was " \
    "taken back as soon as we knew of it. "
#define FRENCH \
    "La base de données est tombée à cause d'une erreur que nous avions dans le fichier. " \
    "L'équipe " \
    "a trouvé que le changement n'avait pas été testé avec la charge du jour, et il a été annulé " \
    "dès que nous l'avons su.\n\n"
#define CHINESE \
    "服务器在凌晨停止响应，用户无法打开页面，我们在一小时后重启了服务，并且检查了所有的磁盘。\n\n"
#define TIMES_FOUR(text) text text text text

/* A summary for readers elsewhere, long enough to be no mere quotation, is not what the rest is in. */
static void a_translated_summary_is_not_the_language(void **state)
{
    (void)state;
    assert_text(facts_of("# Postmortem\n\n" TIMES_FOUR(ENGLISH ENGLISH))->language, "en");
    assert_text(facts_of("# Postmortem\n\n" TIMES_FOUR(ENGLISH ENGLISH) "\n\n" TIMES_FOUR(
                             TIMES_FOUR(FRENCH) FRENCH FRENCH))
                    ->language,
                "fr");
    assert_text(facts_of("# Postmortem\n\n" TIMES_FOUR(ENGLISH ENGLISH) "\n\n" TIMES_FOUR(
                             TIMES_FOUR(TIMES_FOUR(TIMES_FOUR(CHINESE)))))
                    ->language,
                "und");
}

static void assert_action(const struct postmortem *facts, size_t index, size_t line,
                          const char *owner, const char *due, const char *link,
                          enum task_state done)
{
    assert_true(index < facts->action_items.count);
    const struct action_item *item = &facts->action_items.items[index];
    assert_int_equal(line_of(item->place), line);
    assert_text(item->owner, owner);
    assert_text(item->due, due);
    assert_text(item->link, link);
    assert_int_equal(item->done, done);
}

static void assert_incident(const struct postmortem *facts, int64_t minutes, const char *quantity,
                            size_t quantity_line)
{
    assert_true(facts->is_postmortem);
    assert_int_equal(facts->incident.duration, FACT_STATED);
    assert_int_equal(facts->incident.minutes, minutes);
    assert_int_equal(facts->impact.stated, FACT_STATED);
    assert_text(facts->impact.quantity, quantity);
    assert_int_equal(line_of(facts->impact.quantity_place), quantity_line);
    assert_int_equal(facts->root_cause, FACT_STATED);
    assert_int_equal(facts->not_understood.count, 0);
}

/* The small words that German, Portuguese and Danish have in common with French and English. */
static void neighbours_are_left_unread(void **state)
{
    (void)state;
    assert_text(
        facts_of(
            "# Ausfall des Anmeldedienstes\n\nAm Vormittag des 3. Mai war die Anmeldung für alle "
            "Kunden des Portals gestört. Ursache war der Ausfall des Servers, auf dem die "
            "Datenbank des Dienstes läuft. Nach dem Neustart des Servers war alles wieder "
            "erreichbar. Der Grund des Absturzes ist noch nicht geklärt.\n")
            ->language,
        "und");
    assert_text(
        facts_of("# Queda do login\n\nNa manhã do dia 3 de maio o login ficou indisponível nos "
                 "dois data centers. A falha ocorreu nos servidores que acessam à base de "
                 "dados, e os clientes não conseguiam entrar nos aplicativos. A equipe "
                 "reiniciou os servidores. Pedimos desculpas à nossa base de clientes.\n")
            ->language,
        "und");
    assert_text(
        facts_of("# Nedbrud på login\n\nDet var ikke muligt at logge ind. Et forkert certifikat "
                 "gjorde at brugerne ikke kunne komme ind, og at et par betalinger blev tabt. "
                 "Vi fandt ud af at et job ikke havde fornyet det, og et nyt blev lagt ind. "
                 "Det tog et par minutter at få det til at virke.\n")
            ->language,
        "und");
}

/* Notes in tables have few small words. */
static void terse_french_is_read(void **state)
{
    (void)state;
    assert_text(
        facts_of("# Panne du portail\n\n## Chronologie\n\n| Heure | Événement |\n| --- | --- |\n"
                 "| 09:14 | Premier échec du serveur reçu depuis la sonde |\n"
                 "| 09:17 | Escalade vers l'astreinte, blocage du compte |\n"
                 "| 09:21 | Isolation réseau du serveur décidée |\n"
                 "| 10:02 | Clôture du ticket, redémarrage complet |\n\n## Actions\n\n"
                 "| Action | Délai |\n| --- | --- |\n"
                 "| Activer MFA sur tous les comptes exposés | J+1 |\n"
                 "| Réduire le seuil de détection à 3 tentatives | J+2 |\n")
            ->language,
        "fr");
}

static void french_without_accents_is_read(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of(
        "# Rapport d'incident du portail\n\n| Champ | Valeur |\n| --- | --- |\n"
        "| Date de detection | 2026-03-13 11:25 UTC |\n| Duree de l'incident | 25 minutes |\n"
        "| Severite | P1 |\n\n## Deroule\n\n"
        "| Heure (UTC) | Evenement |\n| --- | --- |\n"
        "| 11:25 | Les latences sont anormales sur toutes les pages |\n"
        "| 11:29 | Fin de la deuxieme serie de mesures |\n"
        "| 11:50 | Le correctif est en place pour tous |\n\n## Actions preventives\n\n"
        "- Ajouter un test de latence dans les controles\n\n## Lecons apprises\n\n"
        "Les index sont critiques.\n");
    assert_text(facts->language, "fr");
    assert_int_equal(facts->incident.minutes, 25);
    assert_int_equal(facts->incident.points[PHASE_END].source, POINT_NONE);
    assert_int_equal(facts->severity_claims.count, 1);
    assert_int_equal(facts->action_items.count, 1);
    assert_non_null(postmortem_section(facts, ROLE_TIMELINE));
    assert_non_null(postmortem_section(facts, ROLE_LESSONS));
}

static void french_sections_and_fields(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of_clean("french-sections");
    assert_text(facts->language, "fr");
    assert_string_equal(roles_of(facts), "10 summary\n15 impact\n20 timeline\n29 root_cause\n"
                                         "36 resolution\n40 action_items\n47 lessons\n"
                                         "49 lessons\n53 lessons\n");
    assert_string_equal(timeline_of(facts), "22 2025-03-14 09:05 heure de Paris\n"
                                            "23 2025-03-14 09:20 heure de Paris\n"
                                            "24 2025-03-14 09:40 heure de Paris\n"
                                            "25 2025-03-14 10:55 heure de Paris\n"
                                            "26 2025-03-14 11:30 heure de Paris\n"
                                            "27 2025-03-14 11:35 heure de Paris\n");
    assert_incident(facts, 150, "1 200 commandes", 13);
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 6);
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 7);
    assert_int_equal(facts->action_items.count, 2);
    assert_action(facts, 0, 44, "Marc Oriol", "2025-03-28", "PAY-311", TASK_OPEN);
    assert_action(facts, 1, 45, "Inès Valbonne", "2025-03-21", "PAY-312", TASK_DONE);
}

static void french_bold_headings_and_prose(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of_clean("french-prose");
    assert_text(facts->language, "fr");
    assert_text(facts->title, "Messagerie interne hors-service");
    assert_string_equal(roles_of(facts),
                        "13 summary\n18 timeline\n27 root_cause\n32 action_items\n");
    assert_string_equal(timeline_of(facts), "22 2024-06-01 13:10 UTC\n23 2024-06-01 13:25 UTC\n"
                                            "24 2024-06-01 13:45 UTC\n25 2024-06-01 14:30 UTC\n");
    assert_incident(facts, 80, "340 agents", 10);
    assert_int_equal(facts->action_items.count, 2);
    assert_action(facts, 0, 34, "Hugo Sarde", "15 juin 2024", "NET-88", TASK_NONE);
    assert_action(facts, 1, 35, "Lise Aubrac", "10 juin 2024", "NET-89", TASK_NONE);
}

static void japanese_tables(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of_clean("japanese-table");
    assert_text(facts->language, "ja");
    assert_string_equal(roles_of(facts), "12 summary\n16 impact\n21 timeline\n31 root_cause\n"
                                         "38 action_items\n52 lessons\n");
    assert_string_equal(timeline_of(facts), "25 2024-05-03 14:05 JST\n26 2024-05-03 14:20 JST\n"
                                            "27 2024-05-03 14:45 JST\n28 2024-05-03 16:10 JST\n"
                                            "29 2024-05-03 16:35 JST\n");
    assert_incident(facts, 150, "12,000 人", 18);
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 5);
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 6);
    assert_int_equal(facts->action_items.count, 2);
    assert_action(facts, 0, 44, "佐久間", "2024-05-17", "AUTH-41", TASK_OPEN);
    assert_action(facts, 1, 50, "森下", "2024-05-10", "AUTH-42", TASK_DONE);
}

static void japanese_lines_of_full_width(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of_clean("japanese-lines");
    assert_text(facts->language, "ja");
    assert_string_equal(roles_of(facts),
                        "9 summary\n13 impact\n17 timeline\n25 root_cause\n29 action_items\n");
    assert_text(facts->sections.items[0].heading, "サマリー");
    assert_string_equal(timeline_of(facts), "19 2024-06-11 09:10 日本時間\n"
                                            "20 2024-06-11 09:30 日本時間\n"
                                            "21 2024-06-11 09:40 日本時間\n"
                                            "22 2024-06-11 10:20 日本時間\n"
                                            "23 2024-06-11 10:50 日本時間\n");
    assert_incident(facts, 100, "8,400件", 11);
    assert_int_equal(line_of(facts->incident.points[PHASE_START].place), 6);
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 7);
    assert_int_equal(facts->action_items.count, 2);
    assert_action(facts, 0, 31, "北村", "2024年6月25日", "#4210", TASK_NONE);
    assert_action(facts, 1, 32, "大西", "2024年6月18日", "#4211", TASK_NONE);
}

/* The line on which the timeline tells a phase, or 0. */
static size_t phase_line(const struct postmortem *facts, enum phase phase)
{
    const struct point *point = &facts->incident.points[phase];
    return point->source == POINT_NONE ? 0 : line_of(point->place);
}

/* What nobody noticed is not detected, and to resolve a name resolves nothing. */
static void japanese_events_that_did_not_happen(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_in(
        "ja", "# 障害\n\n**日付**: 2024-06-11\n**対応状況**: 解決済み\n\n## タイムライン\n\n"
              "- 09:10 テーブルの消失に気づかず起動\n- 09:20 エラーは検知されなかった\n"
              "- 09:30 ログイン失敗のアラートを検知\n- 09:40 名前解決の失敗を特定\n"
              "- 09:50 復旧を試みたが未解決\n- 10:20 サービス復旧を確認\n- 10:50 復旧報告を公開\n\n"
              "## 今後の検討事項\n\n- 名前解決を監視する\n");
    assert_int_equal(phase_line(facts, PHASE_DETECTED), 10);
    assert_int_equal(phase_line(facts, PHASE_END), 13);
    assert_int_equal(facts->action_items.count, 1);
    assert_non_null(postmortem_field(facts, WORDS_FIELD_STATUS));
}

/* 03/04/2025 has one order in French, unless the document shows the other. */
static void french_writes_the_day_first(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_in("fr", "# Panne\n\n## Chronologie\n\n- 03/04/2025 14:05 : la panne commence\n");
    assert_string_equal(timeline_of(facts), "5 2025-04-03 14:05 -\n");
    facts = facts_in("fr", "# Panne\n\nPublié le 12/25/2025.\n\n## Chronologie\n\n"
                           "- 03/04/2025 14:05 : la panne commence\n");
    assert_string_equal(timeline_of(facts), "7 2025-03-04 14:05 -\n");
}

static void french_tells_what_was_decided(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_in("fr", "# Panne\n\n## Actions décidées\n\n- Remplacer les clés\n\n"
                                "## Ce qui a changé\n\n- Les clés sont surveillées\n")),
        "3 action_items\n7 action_items\n");
}

static void french_headings_over_what_is_done(void **state)
{
    (void)state;
    static const char *const headings[] = {"Ce qui a changé", "Ce que nous avons changé",
                                           "Ce qu’on a changé", "Ce qui change"};
    for (size_t i = 0; i < 4; i++) {
        const struct postmortem *facts =
            facts_in("fr", arena_printf(fixture_arena,
                                        "# Panne\n\n## %s\n\n- Plus de clés dans le dépôt\n"
                                        "- Une pause entre les lots\n",
                                        headings[i]));
        assert_int_equal(facts->action_items.count, 2);
        assert_int_equal(facts->action_items.items[1].done, i < 3 ? TASK_DONE : TASK_NONE);
    }
}

static void french_tells_what_ended_it(void **state)
{
    (void)state;
    assert_string_equal(
        roles_of(facts_in("fr",
                          "# Panne\n\n## CE QUI A RÉSOLU L'INCIDENT\n\nLa clé a été remplacée.\n\n"
                          "## Récupération\n\nLes files ont été vidées.\n")),
        "3 resolution\n7 resolution\n");
    const struct postmortem *facts = facts_in(
        "fr", "# Panne du 3 mai 2024\n\n## Informations générales\n\nUne panne de la boutique.\n\n"
              "## Chronologie\n\n- 00:15 Déploiement v0.2.1\n- 00:30 Rapport utilisateur : la page "
              "ne s'affiche "
              "plus\n- 00:55 Application fonctionnelle\n\n## Actions prises\n\n- Retour arrière\n\n"
              "## Prévention future\n\n- Tester la page\n");
    assert_string_equal(roles_of(facts), "7 timeline\n13 resolution\n17 action_items\n");
    assert_int_equal(line_of(facts->incident.points[PHASE_DETECTED].place), 10);
    assert_int_equal(line_of(facts->incident.points[PHASE_END].place), 11);
}

/* A remark in wide brackets is no part of a column's name. */
static void wide_brackets_end_the_name_of_a_column(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_in("ja", "# 決済障害\n\n## 再発防止策\n\n| 対策 | 担当（チーム） | 期限（目安） | "
                       "状況 |\n| --- | --- | --- | --- |\n"
                       "| 設定の検証をCIに追加する | 佐藤 | 2025年11月30日 | 対応中 |\n");
    assert_int_equal(facts->action_items.count, 1);
    assert_true(facts->action_items.items[0].has_owner);
    assert_true(facts->action_items.items[0].has_due);
}

static void proposals_are_action_items_in_japanese(void **state)
{
    (void)state;
    static const char *const names[] = {"改善提案", "改善策", "改善案"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(
            facts_in("ja", arena_printf(fixture_arena, "# 決済障害\n\n## %s\n\n- 監視を追加する\n",
                                        names[i]))
                ->action_items.count,
            1);
}

/* "### Detection" below "## Action items" names the kind of the work. */
static void kinds_of_work_are_no_sections_of_their_own(void **state)
{
    (void)state;
    const struct postmortem *facts = facts_of("# Outage\n\n## Action items\n\n### Detection\n\n- "
                                              "Alert on full disks\n\n### Mitigation\n\n"
                                              "- Clean the disk each night\n");
    assert_string_equal(roles_of(facts), "3 action_items\n");
    assert_int_equal(facts->action_items.count, 2);
}

/* "Immediate actions" with a time or with minutes below the resolution tell what was done. */
static void past_actions_are_of_the_resolution(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Mitigation\n\n### Immediate actions (14:10 - 14:25)\n\n"
                 "- Cleaned the disk\n\n## Action items\n\n- Alert on full disks\n");
    assert_string_equal(roles_of(facts), "3 resolution\n5 resolution\n9 action_items\n");
    assert_int_equal(facts->action_items.count, 1);
    facts =
        facts_of("# Outage\n\n## Mitigation\n\n### Immediate actions (0-5 minutes)\n\n- Clean the "
                 "disk\n\n### Long-term actions (15-28 minutes)\n\n- Restart the broker\n");
    assert_string_equal(roles_of(facts), "3 resolution\n5 resolution\n9 resolution\n");
    facts = facts_of(
        "# Outage\n\n## Mitigation\n\n### Immediate actions (0-2 days)\n\n- Clean the disk\n");
    assert_string_equal(roles_of(facts), "3 resolution\n5 action_items\n");
    facts = facts_of("# Outage\n\n## Mitigation\n\n### Immediate actions\n\n- Clean the disk\n");
    assert_string_equal(roles_of(facts), "3 resolution\n5 action_items\n");
}

/* Below a heading that is known to play no part, a word is not enough for a label to play one. */
static void labels_below_metrics_are_measures(void **state)
{
    (void)state;
    const struct postmortem *facts =
        facts_of("# Outage\n\n## Metrics\n\n**Before:**\n- Alerts: none\n\n"
                 "**MTTR improvement:**\n- this time: 45 minutes\n\n## Action items\n\n"
                 "- Alert on full disks\n");
    assert_string_equal(roles_of(facts), "11 action_items\n");
    assert_int_equal(facts->action_items.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(a_named_language_is_believed),
        facts_test(a_named_language_without_words_is_unread),
        facts_test(the_undetermined_language_is_none_to_name),
        facts_test(languages_are_found),
        facts_test(a_translated_summary_is_not_the_language),
        facts_test(neighbours_are_left_unread),
        facts_test(terse_french_is_read),
        facts_test(french_without_accents_is_read),
        facts_test(french_sections_and_fields),
        facts_test(french_bold_headings_and_prose),
        facts_test(japanese_tables),
        facts_test(japanese_lines_of_full_width),
        facts_test(japanese_events_that_did_not_happen),
        facts_test(french_writes_the_day_first),
        facts_test(french_tells_what_was_decided),
        facts_test(french_headings_over_what_is_done),
        facts_test(french_tells_what_ended_it),
        facts_test(wide_brackets_end_the_name_of_a_column),
        facts_test(proposals_are_action_items_in_japanese),
        facts_test(kinds_of_work_are_no_sections_of_their_own),
        facts_test(past_actions_are_of_the_resolution),
        facts_test(labels_below_metrics_are_measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
