#!/usr/bin/env bats
# The program is built so that a fault in it is harder to exploit, as far as compiler and linker can.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
}

copy_makefile() { # with what it includes, into the test's own folder, and goes there
    # shellcheck disable=SC2046 # our own names have no blanks
    cp --parents Makefile $(sed -n 's/^include //p' Makefile) "$BATS_TEST_TMPDIR"
    cd "$BATS_TEST_TMPDIR" || return 1
}

@test "the program has what it was asked to have" {
    grep -qx -e '-pie' build/hardening/link || skip "the linker has no -pie"
    readelf -hW pmlint | grep -q 'Type: *DYN'
    readelf -lW pmlint | grep -q 'GNU_RELRO'
    readelf -lW pmlint | grep -q 'GNU_STACK.* RW '
    readelf -dW pmlint | grep -q 'BIND_NOW'
    readelf --dyn-syms -W pmlint | grep -q '__stack_chk_fail'
    readelf --dyn-syms -W pmlint | grep -q '__[a-z]*printf_chk'
}

@test "a flag that the compiler or the linker does not take is left out" {
    copy_makefile
    cat >compiler <<'EOF'
#!/bin/sh
for word; do
    case $word in -fcf-protection=full | -Wl,-z,nodlopen) exit 1 ;; esac
done
exec cc "$@"
EOF
    chmod +x compiler
    make -s CC=./compiler build/hardening/link
    grep -qx -e '-fstack-protector-strong' build/hardening/compile
    grep -qx -e '-Wl,-z,relro' build/hardening/link
    run ! grep -e '-fcf-protection' build/hardening/compile
    run ! grep -e 'nodlopen' build/hardening/link
    make -s CC=cc build/hardening/link
    grep -q 'nodlopen' build/hardening/link
}

@test "without a compiler that works nothing is taken for probed" {
    copy_makefile
    run make -s CC=./no-compiler build/hardening/link
    [ "$status" != 0 ]
    [ ! -e build/hardening/compile ]
    make -s CC=cc build/hardening/link
    [ -s build/hardening/compile ]
}

@test "no function of the program stands in for one of a library" {
    # Libraries call their own functions by name: one of ours by that name would be called instead.
    run nm -D --defined-only pmlint
    [ "$status" = 0 ]
    run ! grep ' [TD] ' <<<"$output"
}

@test "the libraries are in the program, all but libc; STATIC= has them loaded, and changes nothing else" {
    libraries='cmark|pcre|yaml|jansson|utf8proc'
    run ldd pmlint
    [ "$status" = 0 ]
    run ! grep -E "$libraries" <<<"$output"
    env -u MAKEFLAGS -u MAKELEVEL make -s build/bench/pmlint-shared
    run ldd build/bench/pmlint-shared
    [ "$(grep -cE "$libraries" <<<"$output")" -ge 5 ]
    run build/bench/pmlint-shared tests/example/api-outage.md
    [ "$status" = 1 ]
    [ "$output" = "$(./pmlint tests/example/api-outage.md)" ]
}

@test "where the libraries have no archives they are loaded" {
    copy_makefile
    cat >compiler <<'EOF'
#!/bin/sh
for word; do
    case $word in -Wl,-Bstatic) exit 1 ;; esac
done
exec cc "$@"
EOF
    chmod +x compiler
    make -s CC=./compiler build/static
    [ "$(cat build/static)" = "" ]
    make -s CC=cc build/static
    [ "$(cat build/static)" = 1 ]
    make -s CC=cc STATIC= build/static
    [ "$(cat build/static)" = "" ]
}
