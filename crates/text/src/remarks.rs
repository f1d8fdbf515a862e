//! What is said of an action whose fields do not go together.

use plan::Remark;

use crate::Language;

impl Language {
    /// The sentence of a remark.
    pub fn remark(self, remark: Remark) -> String {
        match remark {
            Remark::Disagree(criterion, code) => {
                let (criterion, own) = (criterion.number(), code.criterion().number());
                let says = self.pick("El criterio dice", "The criterion says");
                let but = self.pick("pero", "but");
                let belongs = self.pick("es del criterio", "belongs to criterion");
                format!("{says} {criterion}, {but} {code} {belongs} {own}.")
            }
            Remark::Unknown(code) => {
                let words = self.pick(
                    "no está en el modelo CAF: revise el número.",
                    "is not in the CAF model: check the number.",
                );
                format!("{code} {words}")
            }
            Remark::NoCriterion => self.messages().table().not_a_criterion.into(),
            Remark::NoSubcriterion => self.messages().table().not_a_subcriterion.into(),
            Remark::EndBeforeStart => self.messages().ficha().backwards.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::Criterion;

    #[test]
    fn remarks_are_plain_sentences() {
        let code = "1.4".parse().expect("a code");
        let two = Criterion::new(2).expect("a criterion");
        let said = |language: Language| language.remark(Remark::Disagree(two, code));
        assert_eq!(said(Language::Spanish), "El criterio dice 2, pero 1.4 es del criterio 1.");
        assert_eq!(
            said(Language::English),
            "The criterion says 2, but 1.4 belongs to criterion 1."
        );
        let unknown = Remark::Unknown("9.9".parse().expect("a code"));
        assert!(Language::Spanish.remark(unknown).starts_with("9.9 no está en el modelo CAF"));
    }
}
