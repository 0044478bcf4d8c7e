# Folders inside of a repository: Git's ignore rules hold, and other repositories are not entered.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
}

@test ".gitignore, nested ones, .git/info/exclude, negations" {
    git init -q .
    for path in a.md build/b.md docs/c.md docs/draft-d.md docs/deep/draft-e.md docs/deep/kept-f.md \
        docs/g.md excluded.md; do
        write length "$path"
    done
    printf '%s\n' /build/ 'draft-*' >.gitignore
    printf '%s\n' '*.md' '!kept-*' >docs/deep/.gitignore
    echo '/docs/g.md' >docs/.gitignore # from its own folder: matches nothing
    echo excluded.md >.git/info/exclude
    [ "$(paths)" = '["a.md","docs/c.md","docs/deep/kept-f.md","docs/g.md"]' ]
    [ "$(paths docs)" = '["docs/c.md","docs/deep/kept-f.md","docs/g.md"]' ]
    cd docs/deep
    [ "$(paths)" = '["kept-f.md"]' ]
    [ "$(paths ..)" = '["../c.md","../deep/kept-f.md","../g.md"]' ]
}

@test "what is tracked is not ignored" {
    git init -q .
    echo '/reports/' >.gitignore
    echo 'b.md' >>.gitignore
    write length reports/a.md
    write length reports/untracked.txt
    write length b.md
    write length c.md
    git add -f reports/a.md b.md
    [ "$(paths .)" = '["b.md","c.md","reports/a.md"]' ]
}

@test "what is tracked is not held against rules, which may take for ever" {
    git init -q .
    name=$(printf 'a%.0s' {1..100})
    write clean "docs/$name.md"
    commit_all
    printf '*a%.0s' {1..20} >.gitignore # then comes what never matches, and Git tries all ways
    echo '*b' >>.gitignore
    run timeout 60 "$PMLINT" --list-files .
    [ "$status" = 0 ]
    [ "$output" = "docs/$name.md: linted" ]
}

@test "such rules are noticed in any folder" {
    git init -q .
    name=$(printf 'a%.0s' {1..100})
    echo '*.log' >.gitignore
    write clean "a/ignored.md"
    write clean "b/deep/$name.md"
    git add .
    echo 'ignored.md' >a/.gitignore
    write clean "a/untracked/ignored.md"
    printf 'x\n**/%s/*b\n' "$(printf '*a%.0s' {1..20})" >b/.gitignore
    printf '*a%.0s' {1..20} >b/deep/.gitignore
    echo '*b' >>b/deep/.gitignore
    run timeout 60 "$PMLINT" --list-files .
    [ "$status" = 0 ]
    [ "$output" = "a/untracked/ignored.md: left out: Git ignores it
a/ignored.md: linted
b/deep/$name.md: linted" ]
}

@test "rules without many stars are asked before the index, with the same result" {
    git init -q .
    write clean reports/a.md
    write clean reports/b.md
    write clean build/c.md
    write clean "x.log.md"
    git add reports/a.md
    printf '%s\n' '/build/' '**/reports/**' '*.log.md' >.gitignore
    [ "$(paths .)" = '["reports/a.md"]' ]
    echo '***' >>.gitignore # stars beside each other are one
    echo 'a*b*c*d*e' >build/.gitignore
    [ "$(paths .)" = '["reports/a.md"]' ]
}

@test "a file or a folder that is named itself is read though it is ignored" {
    git init -q .
    echo '/build/' >.gitignore
    write length build/a.md
    write length build/deep/b.md
    [ "$(paths build/a.md)" = '["build/a.md"]' ]
    [ "$(paths build)" = '["build/a.md","build/deep/b.md"]' ]
}

@test "--list-files tells what was left out" {
    git init -q .
    printf '%s\n' /build/ b.md >.gitignore
    write length build/a.md
    write length b.md
    write length c.md
    git init -q sub
    write length sub/d.md
    ln -s /etc/hostname link.md
    lint --list-files .
    [ "$status" = 0 ]
    [ "$(sort <<<"$output")" = "b.md: left out: Git ignores it
build: left out: Git ignores it
c.md: linted
link.md: left out: a symbolic link that leads out of the folder
sub: left out: a repository of its own, such as a submodule" ]
}

@test "submodules, .git and links out of the folder are not entered" {
    git init -q other
    write length other/x.md
    (cd other && commit_all)
    git init -q repo
    cd repo
    git submodule -q add ../other sub 2>/dev/null || git -c protocol.file.allow=always submodule -q add "$PWD/../other" sub
    write length docs/a.md
    write length secret.md
    ln -s ../secret.md docs/out.md
    ln -s a.md docs/in.md
    ln -s .. docs/up
    cp docs/a.md .git/hidden.md
    [ "$(paths docs)" = '["docs/a.md","docs/in.md"]' ]
    [ "$(paths .)" = '["./docs/a.md"]' ] ||
        [ "$(paths .)" = '["docs/a.md","docs/in.md","docs/out.md","secret.md"]' ]
    [ "$(paths sub)" = '["sub/x.md"]' ]
}

@test "from outside of any repository the repositories below are entered, each by its rules" {
    git init -q one
    git init -q two
    echo a.md >one/.gitignore
    write length one/a.md
    write length one/b.md
    write length two/a.md
    write length c.md
    run --separate-stderr "$PMLINT" --format json .
    [ "$(jq -c '[.files[].path]' <<<"$output")" = '["c.md","one/b.md","two/a.md"]' ]
}

@test "files come in the order of the bytes of their paths, whatever holds them" {
    mkdir -p a/c a-b 'é'
    for path in a/z.md a/c/d.md a/c.md a/c-d.md a-b/e.md a.md a-b.md é/f.md Z.md; do
        write length "$path"
    done
    # '-' comes before '.', and '.' before '/'
    [ "$(paths .)" = '["Z.md","a-b.md","a-b/e.md","a.md","a/c-d.md","a/c.md","a/c/d.md","a/z.md","é/f.md"]' ]
}

@test "what is reached again stays where it was first, and is named if any path names it" {
    write length docs/a.md
    write length docs/b.md
    echo 'Lunch on Friday.' >docs/c.md
    [ "$(paths docs docs/a.md ./docs/)" = '["docs/a.md","docs/b.md"]' ]
    [ "$(paths docs/b.md docs)" = '["docs/b.md","docs/a.md"]' ]
    # a file that is named is linted whatever it holds
    [ "$(paths docs ./docs/c.md docs)" = '["docs/a.md","docs/b.md","docs/c.md"]' ]
}

@test "a folder with nothing but what is ignored" {
    git init -q .
    echo '*.md' >.gitignore
    write length docs/a.md
    lint docs
    [ "$status" = 0 ]
    [ "$stderr" = "pmlint: Git's rules leave out every Markdown file, so none was linted" ]
    echo 'docs/' >.gitignore
    lint .
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: .: the folder holds no Markdown file (*.md, *.markdown) beside what Git ignores"* ]]
}

@test "where Git cannot be read the folder is walked without its rules, with a note" {
    git init -q --object-format=sha256 .
    echo b.md >.gitignore
    write length a.md
    write length b.md
    run --separate-stderr "$PMLINT" --format json .
    [ "$status" = 1 ]
    [ "$(jq -c '[.files[].path]' <<<"$output")" = '["a.md","b.md"]' ]
    [[ "$stderr" == "pmlint: .: walked without Git's ignore rules: the repository's objects have SHA-256 names"* ]]
    run --separate-stderr "$PMLINT" --quiet .
    [ "$stderr" = "" ]
}

@test "a .git that is none is no repository" {
    mkdir .git
    write length a.md
    run --separate-stderr "$PMLINT" --format json .
    [ "$status" = 1 ]
    [ "$stderr" = "" ]
}
