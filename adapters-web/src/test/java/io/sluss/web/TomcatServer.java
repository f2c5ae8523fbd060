package io.sluss.web;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Tomcat 10.1. */
final class TomcatServer implements WebServer {
    private final Tomcat tomcat = new Tomcat();

    @Override
    public URI start(SlussServlet servlet, Map<String, String> parameters, Path documents) throws Exception {
        Path base = Files.createDirectories(Path.of("target", "tomcat"));
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("/kontakt", documents.toString());
        Wrapper wrapper = Tomcat.addServlet(context, "sluss", servlet);
        wrapper.setLoadOnStartup(1);
        parameters.forEach(wrapper::addInitParameter);
        for (String path : new String[] {"/api/*", "/go/*", "/health/*"}) {
            wrapper.addMapping(path);
        }
        tomcat.start();
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/kontakt");
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
