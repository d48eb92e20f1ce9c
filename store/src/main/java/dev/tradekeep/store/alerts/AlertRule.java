package dev.tradekeep.store.alerts;

/** A rule with its name. */
public record AlertRule(long id, String name, RuleTerms terms) {
    /** A name of this length leaves room for what a measure is of in the subject of an alert. */
    public static final int NAME_CHARACTERS_MAX = 32;

    /** Rules at most: each alert is held against all of them. */
    public static final int COUNT_MAX = 200;

    private static final int SUBJECT_CHARACTERS_MAX = 128;

    /** The subject of an alert that its measure raises. */
    public String subject(String of) {
        String subject = name + ": " + of;
        return subject.length() <= SUBJECT_CHARACTERS_MAX
                ? subject
                : subject.substring(0, SUBJECT_CHARACTERS_MAX);
    }

    /** Whether an alert is one to be told of. */
    public boolean matches(RaisedAlert alert) {
        if (!terms.enabled()) {
            return false;
        }
        AlertMeasure measure = terms.measure();
        if (measure != null) {
            return alert.code().equals(measure.code()) && alert.subject().startsWith(name + ": ");
        }
        return alert.severity().compareTo(terms.severity()) >= 0
                && (terms.area() == null || terms.area() == AlertArea.of(alert.code()))
                && (terms.code() == null || terms.code().equals(alert.code()));
    }
}
