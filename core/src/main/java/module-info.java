/**
 * Sluss: judges contacts, offers the channel that serves them best, and measures what came of it. The front door is
 * {@link io.sluss.Sluss}.
 */
module io.sluss {
    requires com.github.benmanes.caffeine;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires java.net.http;
    requires liblinear;
    requires org.apache.commons.statistics.distribution;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires static micrometer.core;
    requires static transitive org.jspecify;

    exports io.sluss;
    exports io.sluss.classifier;
    exports io.sluss.contact;
    exports io.sluss.criteria;
    exports io.sluss.criticality;
    exports io.sluss.matching;
    exports io.sluss.offer;
    exports io.sluss.outcome;
    exports io.sluss.promise;
    exports io.sluss.rules;
    exports io.sluss.rules.check;
    exports io.sluss.statistics;
    exports io.sluss.uptake;
    exports io.sluss.whatif;
}
