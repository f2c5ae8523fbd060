/**
 * The adapter for voice platforms: the call flow, and VoiceXML 2.1 over HTTP. Begin with
 * {@link io.sluss.ivr.VoiceXmlServlet}.
 */
module io.sluss.ivr {
    requires transitive io.sluss;
    requires transitive jakarta.servlet;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.sluss.ivr;
}
