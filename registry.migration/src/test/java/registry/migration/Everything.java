package registry.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** A deployment with a bit of everything that the description of its keys mentions, good and bad. */
final class Everything {
    private Everything() {}

    static void write(Legacy legacy) {
        people(legacy);
        orgs(legacy);
        packages(legacy);
        legacy.token("ada@example.com", "laptop", 1);
        legacy.token("acme-bot@example.com", "CI", 2);
        legacy.token("nobody@example.com", "orphan", 3);
        legacy.session("ada@example.com", "1001", Target.NOW.plus(Duration.ofDays(10)), 1);
        legacy.session("bob@example.com", null, Target.NOW.plus(Duration.ofDays(20)), 2);
        legacy.session("ada@example.com", "1001", Target.NOW.minusSeconds(5), 3);
    }

    private static void people(Legacy legacy) {
        legacy.person("1001", "ada")
                .person("1002", "bob")
                .person("1003", "eve")
                .user("1004", "ada@example.com", "ada-2", user -> {})
                .set("email2user:ada@example.com", "1001")
                .set("user:1005", "junk")
                .user("1006", "no address", "n o", user -> {})
                .set("admin_verified:user:1002", "1")
                .set("admin_verified:user:9999", "1")
                .bot("bot-1", "acme-bot", "acme")
                .bot("bot-2", "lost-bot", "nowhere");
        legacy.redis().sadd("admin:set", "ada@example.com");
        legacy.redis().sadd("blacklist:set", "eve@example.com");
        legacy.set(
                "blacklist:email:eve@example.com",
                "{\"reason\":\"spam\",\"bannedAt\":\"" + Legacy.CREATED + "\",\"bannedBy\":\"ada@example.com\"}");
    }

    private static void orgs(Legacy legacy) {
        legacy.org("acme", "Acme", "ada@example.com=owner", "bob@example.com=admin")
                .org("umbrella", "Umbrella", "bob@example.com=member", "ghost@example.com=owner")
                .org("empty", "Empty", "ghost@example.com=owner")
                .set("admin_verified:org:acme", "1")
                .set("org:odd", "{\"slug\":\"odd\",\"name\":\"O\\ndd\",\"metadata\":{\"website\":\"x:y\"}}");
        legacy.redis().sadd("org:odd:members", "bob@example.com");
        legacy.redis().hset("org:acme:roles", Map.of("eve@example.com", "owner"));
        legacy.redis().sadd("org:acme:packages", "com.example.moved");
    }

    private static void packages(Legacy legacy) {
        String app = "com.example.app";
        byte[] foreign = Bundle.good("com.example.other", "1.0.0");
        ObjectNode seed = Bundle.manifest(foreign).put("package", "com.calimero.test-app");
        seed.withObject("/signature").put("signature", "fake");
        legacy.bundle(app, "1.0.0", "ada", Bundle.good(app, "1.0.0"))
                .bundle(app, "1.1.0", "ada", Bundle.withoutHashes(app, "1.1.0"))
                .bundle(app, "1.2.0-rc.1", "ada", Bundle.unsigned(app, "1.2.0-rc.1"))
                .bundle("My_App", "1.0.0", "bob", Bundle.good("My_App", "1.0.0"))
                .bundle("com.example.swapped", "1.0.0", "bob", foreign)
                .bundle("com.example.odd", "latest", "bob", foreign)
                .bundle("com.calimero.test-app", "1.0.0", seed)
                .set("bundle-yanked:" + app + "/1.0.0", "1")
                .set("downloads:" + app, "42")
                .set("downloads:my_app", "7")
                .set("downloads:total", "49")
                .set("admin_verified:package:" + app, "1")
                .link(app, "acme")
                .link("com.example.missing", "acme")
                .link("My_App", "gone");
    }
}
