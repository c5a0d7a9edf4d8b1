package registry.orgs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.orgs.OrgSystem.Means;
import registry.orgs.OrgSystem.Who;
import registry.storage.DocumentStore;

/** What may be wrong with organizations: each a rule that is broken, which the comparison with the model must notice. */
enum Fault {
    /** The last owner may become less. */
    DEMOTES_THE_LAST_OWNER {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void changeRole(Who who, String org, String name, String role) {
                    unless("last_owner", () -> super.changeRole(who, org, name, role), () -> demote(this, org, role));
                }
            };
        }
    },
    /** Admins remove owners. */
    LETS_ADMINS_REMOVE_OWNERS {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void removeMember(Who who, String org, String name) {
                    asOwner(this, who, org, Role.ADMIN, acting -> super.removeMember(acting, org, name));
                }
            };
        }
    },
    /** Admins add and promote admins and owners. */
    LETS_ADMINS_MAKE_ADMINS {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void addMember(Who who, String org, String name, String role) {
                    asOwner(this, who, org, Role.ADMIN, acting -> super.addMember(acting, org, name, role));
                }
            };
        }
    },
    /** Members who are no more than that end links of other people's packages. */
    LETS_MEMBERS_UNLINK {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void unlink(Who who, String org, String app) {
                    asOwner(this, who, org, Role.MEMBER, acting -> super.unlink(acting, org, app));
                }
            };
        }
    },
    /** A package moves to another organization without a word of the one that has it. */
    MOVES_LINKED_PACKAGES {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void link(Who who, String org, String app) {
                    unless("conflict", () -> super.link(who, org, app), () -> {
                        String other = org.equals("acme") ? "umbrella" : "acme";
                        super.unlink(who, other, app);
                        super.link(who, org, app);
                    });
                }
            };
        }
    },
    /** Publishing asks for no right. */
    LETS_ANYBODY_PUBLISH {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void publish(Who who, String app, String key) {
                    unless("not_owner", () -> super.publish(who, app, key), () -> {});
                }
            };
        }
    },
    /** Publishing asks for no key. */
    LETS_ANY_KEY_SIGN {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void publish(Who who, String app, String key) {
                    unless("signer_not_allowed", () -> super.publish(who, app, key), () -> {});
                }
            };
        }
    },
    /** The links of a deleted organization stay. */
    FORGETS_LINKS_OF_DELETED_ORGANIZATIONS {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void deleteOrg(Who who, String org) {
                    keeping(this, "package-org/", () -> super.deleteOrg(who, org));
                }
            };
        }
    },
    /** Who was removed keeps the rights of a member. */
    KEEPS_RIGHTS_AFTER_REMOVAL {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void removeMember(Who who, String org, String name) {
                    keeping(this, "org-member/", () -> super.removeMember(who, org, name));
                }
            };
        }
    },
    /** Who was removed still finds the organization among their own. */
    KEEPS_ORGANIZATIONS_AFTER_REMOVAL {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void removeMember(Who who, String org, String name) {
                    keeping(this, "account-orgs/", () -> super.removeMember(who, org, name));
                }
            };
        }
    },
    /** Those whom a removed admin invited are still invited. */
    KEEPS_INVITATIONS_OF_THE_REMOVED {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void removeMember(Who who, String org, String name) {
                    keeping(this, "org-invitation/", () -> super.removeMember(who, org, name));
                }
            };
        }
    },
    /** A package may be taken over twice, since what was offered once stays on offer. */
    KEEPS_OFFERS_THAT_WERE_ACCEPTED {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void acceptOffer(Who who, String app) {
                    keeping(this, "transfer/", () -> super.acceptOffer(who, app));
                }
            };
        }
    },
    /** The tokens of a removed bot leave something behind. */
    FORGETS_TOKENS_OF_REMOVED_BOTS {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void removeBot(Who who, String org, String bot) {
                    keeping(this, "org-bot-token/", () -> super.removeBot(who, org, bot));
                }
            };
        }
    },
    /** A revoked token goes on to count. */
    DOES_NOT_REVOKE_TOKENS {
        @Override
        RealOrgs on(MetadataStore store) {
            return new RealOrgs(store) {
                @Override
                public void revokeToken(Who who, String org, String bot) {
                    keeping(this, "token/", () -> super.revokeToken(who, org, bot));
                }
            };
        }
    };

    /** The implementation with this fault. */
    abstract RealOrgs on(MetadataStore store);

    /** Does something, and something else when it is refused with this code. */
    private static void unless(String code, Runnable action, Runnable instead) {
        try {
            action.run();
        } catch (RegistryException e) {
            if (!e.code().code().equals(code)) {
                throw e;
            }
            instead.run();
        }
    }

    /** Does something, and has an owner do it for whoever has this role when they may not. */
    private static void asOwner(RealOrgs real, Who who, String org, Role role, Consumer<Who> action) {
        try {
            action.accept(who);
        } catch (RegistryException e) {
            Map<String, String> roles = real.roles(org);
            Optional<String> owner = roles.keySet().stream()
                    .filter(name -> "owner".equals(roles.get(name)))
                    .findFirst();
            boolean entitled = role.id().equals(roles.get(who.name()));
            if (owner.isEmpty() || !entitled) {
                throw e;
            }
            action.accept(new Who(owner.get(), Means.BROWSER));
        }
    }

    /** Does something and puts back the records that were lost by it, among those whose keys begin so. */
    private static void keeping(RealOrgs real, String prefix, Runnable action) {
        Map<String, byte[]> before = new TreeMap<>();
        real.documents().scanRecords(prefix).forEach(record -> before.put(record.key(), record.value()));
        action.run();
        Set<String> kept = Set.copyOf(
                real.documents().scanRecords(prefix).map(record -> record.key()).toList());
        before.keySet().removeAll(kept);
        if (!before.isEmpty()) {
            Batch.Builder batch = Batch.builder();
            before.forEach(batch::put);
            real.documents().commit(batch.build());
        }
    }

    /** Gives the one owner of an organization another role. */
    private static void demote(RealOrgs real, String org, String role) {
        Batch.Builder batch = Batch.builder();
        real.documents()
                .scan(Keys.members(new OrgId(org)))
                .map(Membership::decode)
                .filter(member -> member.role() == Role.OWNER)
                .forEach(member -> batch.put(
                        member.key(),
                        DocumentStore.encode(member.with(Role.parse(role)).json())));
        real.documents().commit(batch.build());
    }
}
