"""The file's words about itself (XMP): PDF/A-3a from WeasyPrint, and PDF/UA-1 beside it.

PDF/A forbids properties that it does not know; therefore an extension schema describes `pdfuaid:part`.
"""

from weasyprint.pdf.metadata import DocumentMetadata

ACCESSIBLE = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
END = b"</rdf:RDF>"


class About(DocumentMetadata):
    """Takes the place of a document's metadata: `About(**vars(document.metadata))`."""

    def generate_rdf_metadata(self, variant, version, conformance):
        return super().generate_rdf_metadata(variant, version, conformance).replace(END, ACCESSIBLE + END)

    def include_in_pdf(self, pdf, variant, version, conformance, compress):
        """Never compressed, so that plain tools can read it, too."""
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)
