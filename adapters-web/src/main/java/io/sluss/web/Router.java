package io.sluss.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request. Not thread-safe until every route is added. */
final class Router {
    /** Serves one route. */
    interface Handler {
        Reply handle(Call call);
    }

    private static final String ID = "{id}";

    private record Route(String method, List<String> path, Handler handler) {
        /** What stands for the id, an empty text where the path has none, or null when it is another path. */
        @Nullable
        String match(List<String> asked) {
            if (asked.size() != path.size()) {
                return null;
            }
            String id = "";
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals(ID)) {
                    id = asked.get(i);
                } else if (!path.get(i).equals(asked.get(i))) {
                    return null;
                }
            }
            return id;
        }
    }

    private final List<Route> routes = new ArrayList<>();

    void add(String method, String path, Handler handler) {
        routes.add(new Route(method, segments(path), handler));
    }

    /** Every route, as {@code GET /api/openapi.json}. */
    List<String> routes() {
        return routes.stream()
                .map(route -> route.method() + " " + String.join("/", route.path()))
                .toList();
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /** @throws Problem if there is no such path, or it has no such method */
    Reply handle(HttpServletRequest request) {
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        List<String> path = segments(request.getServletPath() + info);
        String method = request.getMethod();
        Set<String> allowed = new LinkedHashSet<>();
        for (Route route : routes) {
            String id = route.match(path);
            if (id != null) {
                if (serves(route, method)) {
                    return route.handler().handle(new Call(request, id));
                }
                allowed.add(route.method());
            }
        }
        return otherwise(method, allowed);
    }

    private static boolean serves(Route route, String method) {
        return route.method().equals(method)
                || (method.equals("HEAD") && route.method().equals("GET"));
    }

    private static Reply otherwise(String method, Set<String> allowed) {
        if (allowed.isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path");
        }
        Set<String> all = new LinkedHashSet<>(allowed);
        if (allowed.contains("GET")) {
            all.add("HEAD");
        }
        all.add("OPTIONS");
        String allow = String.join(", ", all);
        Reply reply = method.equals("OPTIONS")
                ? Reply.empty(204)
                : Problem.of(ProblemType.METHOD_NOT_ALLOWED, "this path takes " + allow)
                        .reply();
        return reply.with("Allow", allow);
    }
}
