package io.sluss.ivr;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;

/** Reads documents, and refuses what is not of the part of VoiceXML 2.1 that the adapter means to write. */
final class VoiceXmlSchema {
    private static final Schema SCHEMA = schema();

    private VoiceXmlSchema() {}

    private static Schema schema() {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            return factory.newSchema(new Source[] {
                new StreamSource(VoiceXmlSchema.class.getResourceAsStream("/xml-namespace.xsd")),
                new StreamSource(VoiceXmlSchema.class.getResourceAsStream("/voicexml-used.xsd"))
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Document read(String document) {
        if (document.contains("<!DOCTYPE")) {
            throw new AssertionError("a DOCTYPE: " + document);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document read = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
            SCHEMA.newValidator().validate(new DOMSource(read));
            return read;
        } catch (Exception e) {
            throw new AssertionError(document, e);
        }
    }
}
