# The timeline as a table, a Mermaid diagram and a picture.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/documents"
    scratch=$BATS_TEST_TMPDIR
}

timeline() {
    "$PMLINT" timeline "$@"
}

# A document of COUNT entries, eight seconds apart.
many_entries() { # many_entries COUNT
    awk -v count="$1" 'BEGIN {
        print "# Outage on 17 March 2025\n\n## Timeline (UTC)\n"
        for (i = 0; i < count; i++)
            printf "- %02d:%02d:%02d Entry %d\n", i * 8 / 3600, i * 8 / 60 % 60, i * 8 % 60, i
    }'
}

well_formed() { # well_formed FILE: where xmllint is installed
    ! command -v xmllint >/dev/null || xmllint --nonet --huge --noout "$1"
}

@test "text: instants, certainty, phases, gaps" {
    run --separate-stderr timeline timeline.md
    [ "$status" = 0 ]
    [[ "$output" == *"   8  2025-03-17 14:00  2025-03-17T14:00:00Z "*"inferred [1]"*"start "*"First errors"* ]]
    [[ "$output" == *"  10  14:20 – 14:40     2025-03-17T14:20:00Z to 14:40:00Z "* ]]
    [[ "$output" == *"  12  25:10             -  "*"unreadable [3]"*"nobody knows"* ]]
    [[ "$output" == *"      15 days 4 h 45 min without an entry"* ]]
    [[ "$output" == *"[1] zone from the heading on line 5"* ]]
    [[ "$output" == *"[3] 25:10 is no time of day"* ]]
    [[ "$output" == *"detect    10 min      start 14:00 (line 3) to detected 14:10 (line 9)"* ]]
    [[ "$output" == *"resolve   2 h 10 min  mitigated 14:20 (line 10) to end 16:30 (line 3)"* ]]
    [[ "$output" == *"incident  2 h 30 min  start 14:00 (line 3) to end 16:30 (line 3)"* ]]
    [[ "$output" == *"1 timed entry stands outside of the timeline"* ]]
}

@test "text: what runs backward, newest first, without date or zone" {
    printf '# Outage\n\n## Timeline\n\n- 14:00 a\n- 14:40 b\n- 13:45 c\n- 15:00 d\n- e\n' >"$scratch/a.md"
    run timeline "$scratch/a.md"
    [[ "$output" == *"      55 min before the entry above"* ]]
    [[ "$output" == *"   5  14:00       14:00, no date"* ]]
    [[ "$output" == *"   9  -           no time"* ]]
    printf '# Outage on 2025-03-17\n\n## Timeline\n\n- 17:00 d\n- 14:40 c\n- 14:20 b\n' >"$scratch/b.md"
    run timeline "$scratch/b.md"
    [[ "$output" == *"      2 h 20 min without an entry"* ]]
    [[ "$output" != *"before the entry above"* ]]
    [[ "$output" == *"2025-03-17T17:00:00, no zone"* ]]
}

@test "text: an entry without a time may lie anywhere between its neighbours" {
    printf '# Outage on 2025-03-17\n\n## Timeline (UTC)\n\n- 14:00 a\n- b\n- 16:40 c\n' >"$scratch/a.md"
    run timeline "$scratch/a.md"
    [[ "$output" != *"without an entry"* ]]
    printf '# Outage on 2025-03-17\n\n## Timeline (UTC)\n\n- 14:00 a\n  - b\n- 16:40 c\n' >"$scratch/b.md"
    run timeline "$scratch/b.md"
    [[ "$output" == *"      2 h 40 min without an entry"* ]]
}

@test "text: what is nested in an entry is no entry without a time" {
    write() {
        printf '# Outage\n\n## Timeline, UTC on 2025-03-17\n\n### 14:00 Deploy\n\n1. Of the shop\n' &&
            printf '2. 14:05 Of the till\n\n### 14:20 Alert\n\n- Sales are down\n\n### 15:00 Rollback\n'
    }
    write >"$scratch/a.md"
    run timeline "$scratch/a.md"
    [[ "$output" == *"   8  14:05 "* ]]
    [[ "$output" == *"  10  14:20 "* ]]
    [[ "$output" != *"no time"* ]]
    printf '# Outage\n\n## Timeline\n\n- 14:00 Deploy\n  - Of the shop\n- Sales are down\n' >"$scratch/b.md"
    run timeline "$scratch/b.md"
    [[ "$output" == *"   7  -  "*"no time  "*"Sales are down"* ]]
    [[ "$output" != *"Of the shop"* ]]
}

@test "json: every key, entries as written, phases as intervals" {
    timeline --format json timeline.md | jq -e '
        keys == ["entries", "incident", "path", "phases", "postmortem", "version"]
        and (.entries | length) == 9
        and all(.entries[]; keys == ["certainty", "column", "date", "end", "end_instant",
            "in_timeline", "instant", "line", "text", "time", "why", "written", "zone"])
        and .entries[3].written == "14:20 – 14:40"
        and .entries[3].end_instant == "2025-03-17T14:40:00Z"
        and ([.phases[] | [.phase, .least_seconds, .most_seconds]]
             == [["detect", 600, 600], ["mitigate", 600, 600], ["resolve", 7800, 7800],
                 ["incident", 9000, 9000]])
        and .phases[0].from == {"point": "start", "at": "2025-03-17T14:00:00Z", "line": 3}'
}

@test "a point that stands before the one it follows has no length" {
    printf '# Outage\n\nStart: 2024-05-03 10:12 UTC\n\nEnd: 2024-05-03 10:57 UTC\n\n## Timeline\n\n- 10:05 Alert fired\n- 10:57 Fixed\n' >"$scratch/a.md"
    run timeline "$scratch/a.md"
    [[ "$output" == *"detect    before the start  start 10:12 (line 3) to detected 10:05 (line 9)"* ]]
    timeline --format json "$scratch/a.md" | jq -e '
        [.phases[] | [.phase, .least_seconds, .most_seconds]]
        == [["detect", null, null], ["resolve", 3120, 3120], ["incident", 2700, 2700]]'
}

@test "mermaid: the whole diagram" {
    run --separate-stderr timeline --format mermaid timeline.md
    [ "$status" = 0 ]
    diff "$BATS_TEST_DIRNAME/expected/timeline.mmd" <(printf '%s\n' "$output")
}

@test "mermaid: nothing of the document is obeyed" {
    printf '# T: %%%%{init: {}}%%%% <script>\n\n## Timeline (UTC)\n\n- 2025-03-17 14:00 click x href "y"; z#35; `a`:b\n- 2025-03-18 title: section\n- title 14:10\n' >"$scratch/a.md"
    timeline --format mermaid "$scratch/a.md" >"$scratch/a.mmd"
    # entities apart, only the diagram's own words hold what Mermaid reads
    sed -e 's/#[0-9]*;//g' -e '/axisFormat/d' "$scratch/a.mmd" >"$scratch/plain"
    run ! grep -n '[][#;"<>{}%`]' "$scratch/plain"
    # a row has one colon that parts its text from its place, beside the clocks of that place
    run ! grep -E '^    [^:]*:[^,]*:' <(grep ' :' "$scratch/plain" | sed 's/ [0-9:]*, 0s$//')
    # and no line begins with a word of the document
    run ! grep -E '^ +(click|title section|call|href)' "$scratch/a.mmd"
    [ "$(grep -c '^    title ' "$scratch/a.mmd")" = 1 ]
}

@test "mermaid and svg: phases whose points are told in another name of the entries' zone" {
    printf '# Outage\n\nOn May 14, 2024, from 09:12 AM to 10:47 AM WAT, nobody could log in.\n\n## Timeline\n\nAll times are in West Africa Time (UTC+1).\n\n- 09:12 AM The outage begins\n- 09:20 AM Alert fired\n- 10:15 AM Restarted (mitigated)\n- 10:47 AM The service was restored\n' >"$scratch/a.md"
    timeline --format mermaid "$scratch/a.md" >"$scratch/a.mmd"
    grep -F '    section Incident (1 h 35 min)' "$scratch/a.mmd"
    grep -F '    Detect (8 min) :crit, 2024-05-14 09:12:00, 2024-05-14 09:20:00' "$scratch/a.mmd"
    grep -F 'Restarted (mitigated) :milestone' "$scratch/a.mmd"
    timeline --format svg "$scratch/a.md" >"$scratch/a.svg"
    [ "$(grep -c 'class="shade' "$scratch/a.svg")" -ge 2 ]
}

@test "mermaid: a long timeline is cut, and says so" {
    many_entries 1000 >"$scratch/a.md"
    timeline --format mermaid "$scratch/a.md" >"$scratch/a.mmd"
    [ "$(grep -c milestone "$scratch/a.mmd")" = 301 ]
    grep '(700 more entries)' "$scratch/a.mmd"
    [ "$(wc -c <"$scratch/a.mmd")" -lt 50000 ]
}

@test "svg: well-formed, titled, light and dark, nothing unescaped" {
    timeline --format svg timeline.md >"$scratch/a.svg"
    well_formed "$scratch/a.svg"
    grep -F '<title id="pmlint-title">Outage of the &quot;till&quot; &amp; &lt;the&gt; shop: 2025-03-17</title>' "$scratch/a.svg"
    grep -F '<desc id="pmlint-description">' "$scratch/a.svg"
    grep -F '@media (prefers-color-scheme:dark)' "$scratch/a.svg"
    grep -F '(&quot;500&quot; &lt; all)</text>' "$scratch/a.svg"
    grep -F 'Without a settled time, as written' "$scratch/a.svg"
    [ "$(grep -c '<circle' "$scratch/a.svg")" = 7 ]
    [ "$(grep -c 'class="shade' "$scratch/a.svg")" = 3 ]
}

@test "svg: control characters and hostile text do no harm" {
    printf '# T\033[31m ]]> <script>\n\n## Timeline (UTC)\n\n- 2025-03-17 14:00 a\007b \302\205 \342\200\256 &lt;script&gt; &#1; </text>\n- 14:01 \357\277\277 x\n' >"$scratch/a.md"
    timeline --format svg "$scratch/a.md" >"$scratch/a.svg"
    well_formed "$scratch/a.svg"
    run ! grep -F '<script' "$scratch/a.svg"
    LC_ALL=C run ! grep -q $'[\001-\010\013-\037\177]' "$scratch/a.svg"
}

@test "svg: a document without entries is still a picture" {
    : >"$scratch/a.md"
    timeline --format svg "$scratch/a.md" >"$scratch/a.svg"
    well_formed "$scratch/a.svg"
    grep -F 'no entry with a time was found' "$scratch/a.svg"
    timeline --format mermaid "$scratch/a.md" | grep -F 'No entry with a time was found'
}

@test "10,000 entries are no trouble" {
    many_entries 10000 >"$scratch/a.md"
    for format in text json mermaid svg; do
        timeout 60 "$PMLINT" timeline --max-size 1000000 --format "$format" "$scratch/a.md" >"$scratch/a.$format"
    done
    well_formed "$scratch/a.svg"
    [ "$(grep -c '<circle' "$scratch/a.svg")" = 10000 ]
    [ "$(wc -c <"$scratch/a.svg")" -lt 10000000 ]
}

@test "an unknown format is told from the known ones" {
    run --separate-stderr timeline --format sgv timeline.md
    [ "$status" = 2 ]
    [[ "$stderr" == *"did you mean 'svg'?"* ]]
    run --separate-stderr "$PMLINT" facts --format svg timeline.md
    [ "$status" = 2 ]
    timeline --help | grep -F mermaid
}
