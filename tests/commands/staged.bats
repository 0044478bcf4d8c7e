# --staged: what Git's index holds, however it came there, and never what lies on the disk.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
    git init -q .
}

@test "a document that is staged is judged, one that is committed is not" {
    write length a.md
    write length b.md
    git add a.md
    lint --staged --format concise
    [ "$status" = 1 ]
    [[ "${lines[0]}" == "a.md:5:15: error: "* ]]
    [[ "$output" != *b.md* ]]
    git commit -q -m a
    lint --staged
    [ "$status" = 0 ]
    [ "$output" = "" ]
    [ "$stderr" = "pmlint: no Markdown file is staged, so none was linted" ]
}

@test "where paths limit what is staged, nothing is said of the files beyond them" {
    write length a.md
    write length b.md
    git add a.md b.md
    git commit -q -m both
    write clean a.md
    git add a.md
    lint --staged b.md
    [ "$status" = 0 ]
    [ "$stderr" = "pmlint: no Markdown file at or below b.md is staged, so none was linted" ]
    lint --changed=HEAD b.md
    [ "$stderr" = "pmlint: no Markdown file at or below b.md differs from HEAD, so none was linted" ]
    mkdir empty
    lint --staged b.md empty
    [ "$stderr" = "pmlint: no Markdown file at or below a path that was named is staged, so none was linted" ]
}

@test "a partly staged file: what is staged counts, in both directions" {
    write length a.md
    git add a.md
    write clean a.md
    lint --staged
    [ "$status" = 1 ]
    git add a.md
    write length a.md
    lint --staged
    [ "$status" = 0 ]
}

@test "staged, then deleted on the disk, or its folder" {
    write length a.md
    write length docs/b.md
    git add .
    rm -r a.md docs
    [ "$(paths --staged)" = '["a.md","docs/b.md"]' ]
    [ "$(paths --staged docs/b.md)" = '["docs/b.md"]' ]
    [ "$(paths --staged docs)" = '["docs/b.md"]' ]
}

@test "renamed, copied, made executable, retyped; deleted and untouched ones are not read" {
    for name in renamed copied mode deleted untouched; do
        write length "$name.md"
    done
    ln -s untouched.md retyped.md
    commit_all
    git mv renamed.md new-name.md
    cp copied.md copy.md
    chmod +x mode.md
    rm retyped.md
    write length retyped.md
    git rm -q deleted.md
    git add .
    [ "$(paths --staged)" = '["copy.md","mode.md","new-name.md","retyped.md"]' ]
}

@test "only Markdown, only postmortems; --list-files says why" {
    write length a.md
    write length b.markdown
    write length c.txt
    write notes d.md
    git add .
    [ "$(paths --staged)" = '["a.md","b.markdown"]' ]
    lint --staged --list-files
    [ "$status" = 0 ]
    [ "${lines[0]}" = "a.md: linted" ]
    [ "${lines[1]}" = "b.markdown: linted" ]
    [[ "${lines[2]}" == "d.md: left out: "* ]]
    [ "${#lines[@]}" = 3 ]
}

@test "paths limit it, from any folder; what is shown leads there from the working directory" {
    write length a.md
    write length docs/b.md
    write length docs/deep/c.md
    write length docs-too/d.md
    git add .
    [ "$(paths --staged docs a.md)" = '["a.md","docs/b.md","docs/deep/c.md"]' ]
    cd docs
    [ "$(paths --staged)" = '["../a.md","../docs-too/d.md","b.md","deep/c.md"]' ]
    [ "$(paths --staged .)" = '["b.md","deep/c.md"]' ]
    [ "$(paths --staged "$PWD/deep/c.md" ./../a.md)" = '["../a.md","deep/c.md"]' ]
    printf 'b.md\n' >"$BATS_TEST_TMPDIR/list"
    [ "$(paths --staged --files-from "$BATS_TEST_TMPDIR/list")" = '["b.md"]' ]
    [ "$(paths --staged --files-from - </dev/null)" = '[]' ]
}

@test "2: a limit that is not there, or outside" {
    write length a.md
    git add a.md
    lint --staged b.md a.md --format concise
    [ "$status" = 2 ]
    [[ "${lines[0]}" == "a.md:5:15: error: "* ]]
    [ "$stderr" = "pmlint: b.md: there is no such file or folder; check the path" ]
    lint --staged /etc
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: /etc: lies outside of the repository $(pwd -P); "* ]]
}

@test "neither announced nor conflicted entries, no links, no submodules" {
    write clean a.md
    commit_all
    git checkout -q -b other
    write length a.md
    write length merged.md
    commit_all
    git checkout -q main
    write notes a.md
    commit_all
    git merge -q other >/dev/null || true
    write length announced.md
    git add -N announced.md
    ln -s merged.md link.md
    git init -q sub.md
    git -C sub.md commit -q --allow-empty -m sub
    git add link.md sub.md
    [ "$(paths --staged)" = '["merged.md"]' ]
    lint --staged --list-files
    [ "$output" = "a.md: left out: its merge has a conflict; nothing is staged
announced.md: left out: only announced (git add -N); nothing is staged
link.md: left out: a symbolic link
sub.md: left out: no ordinary file
merged.md: linted" ]
}

@test "names with blanks, newlines, quotes and other letters" {
    local name
    for name in "two words.md" "$(printf 'two\nlines.md')" "it's \"q\".md" "störung.md" "-dash.md" \
        "star*.md" "障害/報告.md"; do
        write length "$name"
    done
    git add .
    lint --staged --format json
    [ "$status" = 1 ]
    [ "$(jq '.files | length' <<<"$output")" = 7 ]
    [ "$(paths --staged "$(printf 'two\nlines.md')")" = '["two\nlines.md"]' ]
    [ "$(paths --staged "star*.md" 障害)" = '["star*.md","障害/報告.md"]' ]
    lint --staged --format concise
    [[ "$output" == *'two␊lines.md:5:15: error: '* ]]
}

@test "a name that is no UTF-8" {
    write length "$(printf 'caf\351.md')"
    git add .
    lint --staged --format concise
    [ "$status" = 1 ]
}

@test "line ends that Git changes: lines are those of what is committed" {
    git config core.autocrlf true
    sed 's/$/\r/' "$documents/length.md" >a.md
    git add a.md 2>/dev/null
    [ "$(git cat-file blob :a.md | grep -c "$(printf '\r')")" = 0 ]
    lint --staged --format concise
    [ "$status" = 1 ]
    [[ "${lines[0]}" == "a.md:5:15: error: "* ]]
}

@test "--max-size holds, and what is no text is refused" {
    write length a.md
    printf '# A\0B\n' >binary.md
    git add .
    lint --staged --max-size 100
    [ "$status" = 2 ]
    [[ "$stderr" == *"pmlint: a.md: has $(wc -c <a.md) bytes, more than 100; raise the limit with --max-size"* ]]
    lint --staged
    [ "$status" = 2 ]
    [[ "$stderr" == *"pmlint: binary.md: the file is binary"* ]]
}

@test "5,000 staged files" {
    mkdir many
    for ((i = 0; i < 5000; i++)); do
        echo "# Notes $i" >"many/$i.md"
    done
    write length zz.md
    git add .
    lint --staged --format concise
    [ "$status" = 1 ]
    [ "${#lines[@]}" -gt 0 ]
    [[ "$output" != *many/* ]]
    [[ "$output" == *"zz.md:5:15: error: "* ]]
}

@test "a picture counts where it is staged, not where it lies on the disk" {
    broken() { # broken: what the document names and the commit would not hold
        lint --staged --format json
        jq -c '[.files[].findings[] | select(.rule == "link-broken") | .message]' <<<"$output"
    }
    { cat "$documents/clean.md"; printf '\n![graph](images/a.png) [log](b.log) [all](images/)\n'; } \
        >a.md
    mkdir images
    : >images/a.png
    : >b.log
    git add a.md
    [ "$(broken)" = '["images/a.png is not there","b.log is not there"]' ]
    git add .
    [ "$(broken)" = '[]' ]
    rm -r images b.log
    [ "$(broken)" = '[]' ]
    mkdir docs
    cd docs
    [ "$(broken)" = '[]' ]
}

# As a hook, with what Git sets for it.

@test "first commit, second commit, amended commit" {
    hook
    write length a.md
    git add a.md
    run git commit -q -m first
    [ "$status" = 1 ]
    [ "$(seen)" = '["a.md"]' ]
    git commit -q --no-verify -m first
    write clean b.md
    git add b.md
    git commit -q -m second
    [ "$(seen)" = '["b.md"]' ]
    write length c.md
    git add c.md
    run git commit -q --amend -m third
    [ "$status" = 1 ]
    [ "$(seen)" = '["c.md"]' ]
}

@test "git commit -a" {
    write clean a.md
    write clean b.md
    commit_all
    hook
    write length a.md
    run git commit -q -a -m all
    [ "$status" = 1 ]
    [ "$(seen)" = '["a.md"]' ]
    [ "$(git status --porcelain)" = " M a.md" ]
}

@test "git commit FILE with another file staged" {
    write clean a.md
    write clean b.md
    commit_all
    hook
    echo >>a.md
    write length b.md
    git add b.md
    git commit -q -m one a.md
    [ "$(seen)" = '["a.md"]' ]
    [ "$(git status --porcelain)" = "M  b.md" ]
}

@test "from a folder of the working tree, and with -C" {
    hook
    write length docs/a.md
    cd docs
    git add a.md
    run git commit -q -m docs
    [ "$status" = 1 ]
    [ "$(seen)" = '["docs/a.md"]' ]
    cd /
    run git -C "$BATS_TEST_TMPDIR/work/docs" commit -q -m docs
    [ "$status" = 1 ]
    [ "$(seen)" = '["docs/a.md"]' ]
}

@test "a merge: what it brings in is judged" {
    write clean a.md
    commit_all
    git checkout -q -b other
    write length b.md
    commit_all
    git checkout -q main
    write clean c.md
    commit_all
    git merge -q --no-commit --no-ff other
    hook
    run git commit -q -m merge
    [ "$status" = 1 ]
    [ "$(seen)" = '["b.md"]' ]
}

@test "a linked worktree has its own index" {
    write clean a.md
    commit_all
    hook
    git worktree add -q ../linked
    write length here.md
    git add here.md
    cd ../linked
    write length there.md
    git add there.md
    [ "$(paths --staged)" = '["there.md"]' ]
    run git commit -q -m there
    [ "$status" = 1 ]
    [ "$(seen)" = '["there.md"]' ]
}

@test "GIT_DIR, GIT_WORK_TREE and GIT_INDEX_FILE" {
    hook
    write length a.md
    write clean b.md
    git add a.md
    mv .git ../elsewhere.git
    cd /
    run git --git-dir="$BATS_TEST_TMPDIR/elsewhere.git" --work-tree="$BATS_TEST_TMPDIR/work" \
        commit -q -m a
    [ "$status" = 1 ]
    jq -e '.files | length == 1' "$BATS_TEST_TMPDIR/seen"
    cd "$BATS_TEST_TMPDIR/work"
    export GIT_DIR="$BATS_TEST_TMPDIR/elsewhere.git" GIT_WORK_TREE=.
    [ "$(paths --staged)" = '["a.md"]' ]
    cp "$GIT_DIR/index" ../other-index
    GIT_INDEX_FILE=../other-index git add b.md
    [ "$(GIT_INDEX_FILE=../other-index paths --staged)" = '["a.md","b.md"]' ]
    unset GIT_WORK_TREE
    [ "$(paths --staged)" = '["a.md"]' ]
}
