# French and Japanese documents are judged as English ones are; documents in languages that pmlint has
# no words for are unread, never found wanting.

findings() { # findings FILE: "line rule" each, sorted
    "$PMLINT" lint --format concise --show info "$1" |
        sed -n 's/^[^:]*:\([0-9]*\):[0-9]*: [a-z]*: .*\[\(.*\)\]$/\1 \2/p' | sort
}

plant() { # plant NAME SED-SCRIPT: a clean document with one defect
    sed "$2" "tests/clean/$1.md" >"$BATS_TEST_TMPDIR/planted.md"
    ! cmp -s "tests/clean/$1.md" "$BATS_TEST_TMPDIR/planted.md"
    findings "$BATS_TEST_TMPDIR/planted.md"
}

@test "French: a length against its own start and end" {
    run plant french-sections 's/2 heures 30/3 heures 30/'
    echo "$output"
    [[ $output == *"8 duration-mismatch"* ]]
}

@test "French: an entry out of order" {
    run plant french-prose 's/^| 13 h 45/| 13 h 15/'
    [ "$output" = "24 timeline-out-of-order" ]
}

@test "French: a weekday and its date" {
    run plant french-prose 's/Le samedi 1er juin/Le lundi 1er juin/'
    [ "$output" = "10 weekday-mismatch" ]
}

@test "French: a day that no month has" {
    run plant french-sections 's/2025-03-28/31 avril 2025/'
    [ "$output" = "44 date-impossible" ]
}

@test "French: nobody owns the work" {
    run plant french-prose 's/responsable : [^,]*, //'
    [ "$output" = "34 action-item-no-owner" ]
}

@test "French: a placeholder" {
    run plant french-sections 's/Marc Oriol/[à compléter]/'
    [[ $output == *"44 placeholder-left"* ]]
}

@test "Japanese: a length against its own start and end" {
    run plant japanese-table 's/2時間30分/3時間30分/'
    echo "$output"
    [[ $output == *"7 duration-mismatch"* ]]
}

@test "Japanese: an entry out of order" {
    run plant japanese-table 's/^| 16:10/| 13:10/'
    [ "$output" = "28 timeline-out-of-order" ]
    run plant japanese-lines 's/^・９：４０/・９：２０/'
    [ "$output" = "21 timeline-out-of-order" ]
}

@test "Japanese: a weekday and its date" {
    run plant japanese-table '5s/（金）/（水）/'
    [ "$output" = "5 weekday-mismatch" ]
}

@test "Japanese: a day that no month has" {
    run plant japanese-lines 's/2024年6月25日/2024年6月31日/'
    [ "$output" = "31 date-impossible" ]
}

@test "Japanese: nobody owns the work" {
    run plant japanese-lines 's/担当：[^、]*、//'
    [ "$output" = "31 action-item-no-owner" ]
}

foreign() { # foreign FILE: unread, without an error
    run "$PMLINT" facts --format json "$1"
    [ "$(jq -r .language <<<"$output")" = und ]
    [ "$(jq '[.demands[] | select(. == "absent")] | length' <<<"$output")" = 0 ]
    run "$PMLINT" lint --show error "$1"
    echo "$output"
    [ "$status" = 0 ]
}

@test "German is unread" {
    cat >"$BATS_TEST_TMPDIR/de.md" <<'END'
# Ausfall der Buchungsseite am 4. Juni 2024

## Zusammenfassung

Am Vormittag konnten die Gäste keine Zimmer mehr buchen, weil der Speicher des Servers voll war. Die
Bereitschaft hat alte Protokolle gelöscht und den Dienst neu gestartet.

## Verlauf

- 09:10 Die ersten Buchungen schlagen fehl.
- 09:25 Die Überwachung meldet sich bei der Bereitschaft.
- 10:40 Der Dienst läuft wieder.

## Ursache

Ein Protokoll wurde nicht mehr gekürzt, und niemand hat den freien Platz überwacht.
END
    foreign "$BATS_TEST_TMPDIR/de.md"
}

@test "German: neither owners nor zones are missed that stand in its own words" {
    cat >"$BATS_TEST_TMPDIR/de.md" <<'END'
# Ausfall der Buchungsseite am 4. Juni 2024

## Zusammenfassung

Am Vormittag konnten die Gäste keine Zimmer mehr buchen (alle Zeiten in Ortszeit Wien).

## Verlauf

- 09:10 Die ersten Buchungen schlagen fehl.
- 09:25 Die Überwachung meldet sich bei der Bereitschaft.
- 10:40 Der Dienst läuft wieder.

## Maßnahmen

| Maßnahme | Verantwortlich | Fällig am |
| --- | --- | --- |
| Protokolle kürzen | Resi Moser | 11.06.2024 |
| Freien Platz überwachen | Toni Gruber | 18.06.2024 |
END
    run "$PMLINT" lint --show info "$BATS_TEST_TMPDIR/de.md"
    echo "$output"
    note="in a language that pmlint reads in part: what may be missing was not checked"
    [ "$output" = "1 file: no findings; it is $note" ]
    run "$PMLINT" lint "$BATS_TEST_TMPDIR/de.md" tests/clean/bullets.md
    [ "$status" = 0 ]
    [ "$output" = "2 files: no findings; 1 is $note" ]
    run "$PMLINT" lint --quiet "$BATS_TEST_TMPDIR/de.md"
    [ "$output" = "" ]
    run "$PMLINT" lint --format markdown "$BATS_TEST_TMPDIR/de.md"
    [[ $output == *"no findings; in a language that pmlint reads in part"* ]]
    run "$PMLINT" lint tests/clean/french-prose.md
    [ "$output" = "1 file: no findings" ]
    # Where somebody says which, it is named.
    note="in German, which pmlint reads in part: what may be missing was not checked"
    cp "$BATS_TEST_TMPDIR/de.md" "$BATS_TEST_TMPDIR/de-2.md"
    echo 'language: de' >"$BATS_TEST_TMPDIR/de.yml"
    run "$PMLINT" lint --config "$BATS_TEST_TMPDIR/de.yml" "$BATS_TEST_TMPDIR/de.md" "$BATS_TEST_TMPDIR/de-2.md"
    [ "$output" = "2 files: no findings; 2 are $note" ]
    run "$PMLINT" lint --config "$BATS_TEST_TMPDIR/de.yml" --format markdown "$BATS_TEST_TMPDIR/de.md"
    [[ $output == *"no findings; $note"* ]]
    echo 'language: und' >"$BATS_TEST_TMPDIR/de.yml"
    run "$PMLINT" lint --config "$BATS_TEST_TMPDIR/de.yml" "$BATS_TEST_TMPDIR/de.md"
    [ "$output" = "1 file: no findings; it is in a language that pmlint reads in part: what may be missing was not checked" ]
}

@test "Spanish is unread" {
    cat >"$BATS_TEST_TMPDIR/es.md" <<'END'
# Caída del portal de reservas

## Resumen

El martes por la mañana los huéspedes no podían reservar habitaciones porque el disco del servidor
estaba lleno. El equipo de guardia borró los registros antiguos y reinició el servicio, que volvió a
funcionar a las once menos veinte.

## Causa

Un registro dejó de rotar y nadie vigilaba el espacio libre del disco.

## Qué hicimos

- Avisar cuando el disco esté al ochenta por ciento.
- Rotar los registros cada noche.
END
    foreign "$BATS_TEST_TMPDIR/es.md"
}

@test "Korean is unread" {
    cat >"$BATS_TEST_TMPDIR/ko.md" <<'END'
# 예약 페이지 장애 보고

## 요약

화요일 오전에 서버의 디스크가 가득 차서 손님들이 방을 예약할 수 없었습니다. 당직자가 오래된 로그를
지우고 서비스를 다시 시작했습니다.

## 경과

- 09:10 예약이 실패하기 시작했습니다.
- 09:25 감시 시스템이 당직자에게 알렸습니다.
- 10:40 서비스가 다시 정상으로 돌아왔습니다.

## 원인

로그가 정리되지 않았고 아무도 남은 공간을 지켜보지 않았습니다.
END
    foreign "$BATS_TEST_TMPDIR/ko.md"
}

@test "Dutch is unread, although it shares words with English" {
    cat >"$BATS_TEST_TMPDIR/nl.md" <<'END'
# Storing van de boekingspagina

## Samenvatting

In de ochtend was het voor onze gasten niet mogelijk om een kamer te boeken, want de schijf van de
server was vol. De dienst had al een week lang oude logboeken bewaard. We hebben ze verwijderd en de
server is daarna opnieuw gestart. Om tien uur was alles weer in orde.

## Oorzaak

Een logboek was te groot, of niemand had op tijd gezien hoe weinig ruimte er nog was.
END
    foreign "$BATS_TEST_TMPDIR/nl.md"
}
