//! What must not compile: a handler under the wrong access, a witness made by hand, an opener from a permission that opens
//! nothing.

#[test]
fn a_handler_that_forgets_its_permission_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/refused/*.rs");
}
