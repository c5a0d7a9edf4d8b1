package registry.signing.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.api.SignerId;

/**
 * A manifest by itself whose signature is valid, by a key that may be trusted.
 *
 * @param json the manifest as a tree, which belongs to the caller
 * @param signerId the identity of the key that signed it
 */
public record SignedManifest(ObjectNode json, SignerId signerId) {}
