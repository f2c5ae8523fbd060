/**
 * The HTTP interface of Sluss, in plain servlets, and a webhook that tells other systems. It begins with
 * {@link io.sluss.web.SlussServlet}.
 */
module io.sluss.web {
    requires transitive io.sluss;
    requires transitive jakarta.servlet;
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.sluss.web;
}
