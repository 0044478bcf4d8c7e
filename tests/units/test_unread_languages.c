/* Documents in languages that pmlint has few words of: it reads their sections, fields, items and days, holds against
 * them what they say twice, and misses nothing in them. */
#include "judge_fixture.h"

static void assert_stated(const char *language)
{
    static const enum demand demands[] = {DEMAND_SUMMARY, DEMAND_TIMELINE, DEMAND_ROOT_CAUSE,
                                          DEMAND_IMPACT, DEMAND_ACTION_ITEMS};
    assert_false(postmortem.language_known);
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++)
        if (postmortem.demands[demands[i]] != FACT_STATED)
            fail_msg("%s: demand %zu is not stated", language, i);
}

/* What reports in other languages are made of, with two items of work of which the first is done. */
static const struct report {
    const char *language, *source;
} reports[] = {
    {"de", "# Ausfall der Bestellungen am 3. Mai 2025\n\n## Zusammenfassung\n\nVon 14:05 bis 15:20 "
           "Uhr konnte niemand bestellen.\n\n## Auswirkungen\n\n312 Kunden sahen eine "
           "Fehlerseite.\n\n## Zeitlicher Ablauf (UTC)\n\n- 14:05 Das Zertifikat läuft ab\n"
           "- 15:20 Das neue ist eingespielt\n\n## Ursache\n\nDas Zertifikat wurde nicht "
           "erneuert.\n\n## Behebung\n\nVon Hand erneuert.\n\n## Maßnahmen\n\n| Maßnahme | "
           "Verantwortlich | Frist | Status |\n| --- | --- | --- | --- |\n| Alarm einrichten | "
           "Ida | 10.05.2025 | erledigt |\n| Zugriff geben | Jo | 12.05.2025 | offen |\n"},
    {"es", "# Caída de los pagos, 3 de mayo de 2025\n\n## Resumen\n\nDe 14:05 a 15:20 los pagos "
           "fallaron.\n\n## Impacto\n\n312 clientes no pudieron pagar.\n\n## Cronología (UTC)\n\n"
           "- 14:05 Se despliega la versión\n- 15:20 Se revierte\n\n## Causa raíz\n\nUna consulta "
           "sin índice.\n\n## Resolución\n\nSe revirtió.\n\n## Acciones correctivas\n\n| Acción | "
           "Responsable | Fecha límite | Estado |\n| --- | --- | --- | --- |\n| Añadir el índice | "
           "Ida | 2025-05-10 | completada |\n| Añadir la alerta | Jo | 2025-05-12 | pendiente |\n"},
    {"pt", "# Queda da API, 3 de maio de 2025\n\n## Resumo\n\nDas 14:05 às 15:20 a API ficou fora "
           "do ar.\n\n## Impacto\n\n312 usuários não conseguiram entrar.\n\n## Linha do tempo "
           "(UTC)\n\n- 14:05 A versão foi publicada\n- 15:20 A versão foi revertida\n\n## Causa "
           "raiz\n\nUma migração travou a tabela.\n\n## Ações corretivas\n\n| Ação | Responsável "
           "| Prazo | Situação |\n| --- | --- | --- | --- |\n| Testar | Ida | 2025-05-10 | "
           "concluído |\n| Alertar | Jo | 2025-05-12 | em andamento |\n"},
    {"it",
     "# Disservizio del sito, 3 maggio 2025\n\n## Riepilogo\n\nDalle 14:05 alle 15:20 il sito "
     "non era raggiungibile.\n\n## Impatto\n\n312 utenti non hanno potuto accedere.\n\n"
     "## Cronologia (UTC)\n\n- 14:05 Il disco si riempie\n- 15:20 Il sito torna\n\n## Causa "
     "principale\n\nI registri non venivano ruotati.\n\n## Azioni correttive\n\n| Azione | "
     "Responsabile | Scadenza | Stato |\n| --- | --- | --- | --- |\n| Ruotare | Ida | "
     "2025-05-10 | completata |\n| Allarmare | Jo | 2025-05-12 | in corso |\n"},
    {"nl", "# Storing van de betalingen op 3 mei 2025\n\n## Samenvatting\n\nVan 14:05 tot 15:20 "
           "werkten de betalingen niet.\n\n## Gevolgen\n\n312 klanten konden niet betalen.\n\n"
           "## Tijdlijn (UTC)\n\n- 14:05 Versie uitgerold\n- 15:20 Versie teruggedraaid\n\n"
           "## Oorzaak\n\nEen zoekopdracht zonder index.\n\n## Vervolgacties\n\n| Actie | "
           "Verantwoordelijke | Streefdatum | Status |\n| --- | --- | --- | --- |\n| Index maken "
           "| Ida | 2025-05-10 | afgerond |\n| Alarm maken | Jo | 2025-05-12 | gepland |\n"},
    {"pl", "# Awaria płatności 3 maja 2025\n\n## Podsumowanie incydentu\n\nOd 14:05 do 15:20 "
           "płatności nie działały.\n\n## Wpływ na klientów\n\n312 klientów.\n\n## Chronologia "
           "(UTC)\n\n- 14:05 Wdrożenie wersji\n- 15:20 Wycofanie wersji\n\n## Przyczyna "
           "źródłowa\n\nZapytanie bez indeksu.\n\n## Działania naprawcze\n\n| Zadanie | Osoba "
           "odpowiedzialna | Termin wykonania | Status |\n| --- | --- | --- | --- |\n| Dodać "
           "indeks | Ida | 2025-05-10 | zrobione |\n| Dodać alarm | Jo | 2025-05-12 | w toku |\n"},
    {"ru", "# Сбой платежей 3 мая 2025\n\n## Краткое описание\n\nС 14:05 до 15:20 платежи не "
           "проходили.\n\n## Влияние на пользователей\n\n312 клиентов не смогли заплатить.\n\n"
           "## Хронология (UTC)\n\n- 14:05 Выкатили версию\n- 15:20 Откатили версию\n\n"
           "## Первопричина\n\nЗапрос без индекса.\n\n## План действий\n\n| Действие | "
           "Ответственный | Срок | Статус |\n| --- | --- | --- | --- |\n| Добавить индекс | Ida | "
           "2025-05-10 | выполнено |\n| Добавить алерт | Jo | 2025-05-12 | в работе |\n"},
    {"zh",
     "# 2025年5月3日 支付故障复盘\n\n## 概述\n\n14:05 至 15:20 支付服务不可用。\n\n## 影响范围\n\n"
     "312 名用户无法付款。\n\n## 时间线（UTC）\n\n- 14:05 发布新版本\n- 15:20 回滚完成\n\n"
     "## 根本原因\n\n查询没有索引。\n\n## 改进措施\n\n| 措施 | 负责人 | 截止日期 | 状态 |\n| --- "
     "| --- | --- | --- |\n| 增加索引 | Ida | 2025-05-10 | 已完成 |\n| 增加告警 | Jo | "
     "2025-05-12 | 进行中 |\n"},
    {"ko",
     "# 2025년 5월 3일 결제 장애 포스트모템\n\n## 요약\n\n14:05부터 15:20까지 결제가 "
     "실패했습니다.\n\n## 영향\n\n고객 312명이 결제하지 못했습니다.\n\n## 타임라인 (UTC)\n\n"
     "- 14:05 배포 시작\n- 15:20 롤백 완료\n\n## 근본 원인\n\n인덱스가 없는 쿼리입니다.\n\n"
     "## 재발 방지\n\n| 조치 | 담당자 | 기한 | 상태 |\n| --- | --- | --- | --- |\n| 인덱스 추가 "
     "| Ida | 2025-05-10 | 완료 |\n| 알림 추가 | Jo | 2025-05-12 | 진행 중 |\n"},
};

static void test_parts_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        const char *language = reports[i].language;
        judge(reports[i].source);
        assert_stated(language);
        const struct action_item_list *items = &postmortem.action_items;
        if (items->count != 2 || !text_equal(items->items[0].owner, TEXT("Ida")) ||
            !items->items[0].due.length || items->items[0].done != TASK_DONE ||
            items->items[1].done == TASK_DONE)
            fail_msg("%s: the items are read wrongly", language);
        const struct date *day = &postmortem.incident_date;
        if (day->year != 2025 || day->month != 5 || day->day != 3)
            fail_msg("%s: the day is read wrongly", language);
        if (findings.count)
            fail_msg("%s: %s", language, findings.items[0].rule->id);
    }
}

/* Judges a German one whose item of work has that state. */
static enum task_state state_of_item(const char *state)
{
    judge(arena_printf(arena,
                       "# Postmortem 2024-05-03\n\n## Zusammenfassung\n\nDer Dienst war nicht "
                       "erreichbar, weil das Zertifikat abgelaufen war.\n\n## Maßnahmen\n\n"
                       "| Maßnahme | Verantwortlich | Frist | Status |\n| --- | --- | --- | --- |\n"
                       "| Alarm einrichten | Ida | 2024-05-12 | %s |\n",
                       state));
    assert_int_equal(postmortem.action_items.count, 1);
    return postmortem.action_items.items[0].done;
}

static void test_what_is_not_done_is_not_taken_for_done(void **state)
{
    static const char *const done[] = {"erledigt",   "Erledigt am 5.6.2024",
                                       "completada", "feito",
                                       "fatto",      "afgerond",
                                       "zrobione",   "выполнено",
                                       "已完成",     "完成",
                                       "완료",       "100 % umgesetzt"};
    static const char *const open[] = {"nicht erledigt",     "noch nicht abgeschlossen",
                                       "teilweise erledigt", "fast fertig",
                                       "50 % umgesetzt",     "parcialmente completada",
                                       "não concluído",      "non fatto",
                                       "niet afgerond",      "nog niet gereed",
                                       "nie zrobione",       "не выполнено",
                                       "ещё не сделано",     "未完成",
                                       "没有完成",           "待完成",
                                       "部分完成",           "완료되지 않음",
                                       "부분 완료",          "미완료"};
    (void)state;
    for (size_t i = 0; i < sizeof done / sizeof *done; i++)
        if (state_of_item(done[i]) != TASK_DONE)
            fail_msg("\"%s\" is done", done[i]);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (state_of_item(open[i]) == TASK_DONE)
            fail_msg("\"%s\" is not done", open[i]);
}

/* Too short to tell its language by its words, but not by its title, headings or labels: nothing is missed in it. */
static void test_short_ones_are_not_taken_for_english(void **state)
{
    (void)state;
    judge("# Awaria 3 maja 2025\n\n## Streszczenie\n\nSerwer padł.\n");
    assert_false(postmortem.language_known);
    assert_null(found("section-missing"));
    judge("# Störung der API\n\nAm 3. Mai 2025 war die API von 14:05 bis 14:50 Uhr weg.\n");
    assert_false(postmortem.language_known);
    judge("# API 2025-05-03\n\n- Inicio: 2025-05-03 14:05\n- Fin: 2025-05-03 15:20\n"
          "- Duración: 4.500 segundos\n");
    assert_false(postmortem.language_known);
    assert_null(found("duration-mismatch"));
    judge(
        "# Outage on 3 May 2025\n\n- Impact: 3 DAG runs\n\nStan: rolled back. Ernst: confirmed.\n");
    assert_true(postmortem.language_known);
    assert_null(found("impact-not-quantified"));
    judge("# Outage on 3 May 2025\n\n## Summary\n\nThe server was down.\n");
    assert_true(postmortem.language_known);
    assert_true(text_equal(postmortem.language, TEXT("en")));
}

/* Judges a German one with that length beside a window of 75 minutes. */
static bool length_is_wrong(const char *label, const char *length)
{
    judge(
        arena_printf(arena,
                     "# Ausfall am 3. Mai 2025\n\n- **Beginn:** 2025-05-03 14:05 UTC\n- **Ende:** "
                     "2025-05-03 15:20 UTC\n- **%s:** %s\n\n## Zusammenfassung\n\nDer Dienst war "
                     "nicht erreichbar, weil das Zertifikat abgelaufen war.\n",
                     label, length));
    return found("duration-mismatch");
}

static void test_lengths_are_held_against_the_window(void **state)
{
    static const char *const right[] = {
        "75 Minuten", "1 Stunde 15 Minuten", "1 Stunde und 15 Minuten", "etwa 1 Std.", "1:15 h",
        /* not understood as a whole */
        "unter 2 Stunden", "gut eine Stunde", "4.500 Sekunden", "1,25 Stunden", "5/4 Stunden",
        "1 hora y cuarto", "1 ora e un quarto", "un'ora e 15 minuti", "1 uur en een kwartier",
        "1 Stunde (Kernausfall), 15 Minuten eingeschränkt", "1小时15分钟", "1个小时15分钟",
        "1시간 15분", "1 ч 15 мин", "1 час 15 минут"};
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        if (length_is_wrong("Dauer", right[i]))
            fail_msg("\"%s\" is right", right[i]);
    assert_true(length_is_wrong("Dauer", "2 Stunden 45 Minuten"));
    assert_true(length_is_wrong("Duración", "3 horas"));
    assert_true(length_is_wrong("Длительность", "3 часа"));
    assert_true(length_is_wrong("持续时间", "3小时"));
}

/* Whichever of the languages it is, the help names the day in English. */
static void test_weekdays_are_held_against_the_date(void **state)
{
    (void)state;
    judge(
        "# Ausfall\n\n## Zusammenfassung\n\nAm Donnerstag, dem 22. Januar 2025, war die Datenbank "
        "der Auftragsannahme nicht erreichbar.\n");
    const struct finding *finding = found("weekday-mismatch");
    assert_non_null(finding);
    assert_non_null(strstr(finding->help, "Wednesday"));
    judge("# Ausfall\n\n## Zusammenfassung\n\nAm Mittwoch, dem 22. Januar 2025, war die Datenbank "
          "der Auftragsannahme nicht erreichbar.\n");
    assert_null(found("weekday-mismatch"));
    /* in short documents it may be a name */
    judge("# Postmortem\n\nDisk full. Written by Tom Freitag, 4 May 2024.\n");
    assert_null(found("weekday-mismatch"));
    judge("# Postmortem\n\nDisk full. Written on Friday, 4 May 2024.\n");
    assert_non_null(found("weekday-mismatch"));
}

/* A day is no amount: "1. M" would be a million. */
static void test_days_are_no_amounts(void **state)
{
    (void)state;
    judge("# Störung\n\nBeginn: 1. März, 10:00 Uhr\n\n## Auswirkungen\n\nSeit dem 1. März kam kein "
          "Anruf mehr an.\n");
    assert_int_equal(postmortem.impact.quantity.length, 0);
    judge("# Störung\n\n## Auswirkungen\n\n2.5 M Anrufe kamen nicht an.\n");
    assert_true(text_equal(postmortem.impact.quantity, TEXT("2.5 M")));
}

/* A timeline may say who did what on which day, as a list of work does. */
static void test_timelines_with_names_are_read(void **state)
{
    (void)state;
    judge("# Caída de los pagos\n\n## Resumen\n\nLos pagos fallaron porque una consulta bloqueó la "
          "base de datos.\n\n## Cronología\n\n| Fecha | Hora | Acción | Responsable |\n"
          "| --- | --- | --- | --- |\n| 2025-05-03 | 14:05 | Se despliega la versión | Ida |\n"
          "| 2025-05-03 | 15:20 | Se revierte | Jo |\n");
    assert_int_equal(postmortem.events.count, 2);
    assert_int_equal(postmortem.events.items[1].moment.clock.hour, 15);
    assert_int_equal(postmortem.events.items[1].moment.date.day, 3);
    assert_int_equal(postmortem.action_items.count, 0);
}

/* Words that lead to the time of an entry, and join the two of a range. */
static void test_entries_begin_with_words_for_when(void **state)
{
    (void)state;
    static const char *const entries[] = {
        "entre 18:40 y 18:45 — despliegue",   "entre 18:40 e 18:45 — implantação",
        "zwischen 18:40 und 18:45 — Ausfall", "a las 18:40 — caída del servicio",
        "desde las 18:40 — sin servicio",     "gegen 18:40 — Ausfall der Seite"};
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        judge(arena_printf(arena,
                           "# Caída del servicio\n\n## Línea de tiempo\n\n- 18:10 — cambio\n- %s\n"
                           "- 18:54 — servicio en vivo\n",
                           entries[i]));
        const struct stamp *stamp = &postmortem.events.items[1].stamp;
        if (postmortem.events.count != 3 || stamp->clock.hour != 18 || stamp->clock.minute != 40 ||
            stamp->end_clock.known != (i < 3))
            fail_msg("%s", entries[i]);
    }
}

#define unread_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        unread_test(test_parts_are_read),
        unread_test(test_timelines_with_names_are_read),
        unread_test(test_entries_begin_with_words_for_when),
        unread_test(test_what_is_not_done_is_not_taken_for_done),
        unread_test(test_short_ones_are_not_taken_for_english),
        unread_test(test_lengths_are_held_against_the_window),
        unread_test(test_days_are_no_amounts),
        unread_test(test_weekdays_are_held_against_the_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
