/**
 * The legal forms of companies, partnerships and cooperatives, with their names in the local language and script and their
 * abbreviations, grouped by language; each form stands in the first language that has it.
 *
 * Derived on 2026-11-26 from the Entity Legal Forms code list (ISO 20275) of GLEIF, version 1.6 of 2026-02-19,
 * https://www.gleif.org/en/about-lei/code-lists/iso-20275-entity-legal-forms-code-list, under its terms of use
 * (https://www.gleif.org/en/meta/lei-data-terms-of-use/, CC0 1.0). The list was read in the copy at
 * https://github.com/Gawaboumga/iso-20275-python/tree/78b84c9935b91c83bccbfea523525a8b9a0aae97. All of its jurisdictions were read.
 * Left out are forms that names do not consist of: associations, foundations, trusts, funds, banks, insurers, professions, churches,
 * public bodies, sole traders and branches, names that describe a law rather than a form, and abbreviations of one letter, except those
 * that Japanese and Korean names have in parentheses.
 */
export const legalForms = `
English: Limited; Ltd; Incorporated; Incorporation; Inc; Corporation; Corp; Company; Co; Limited Company; Ltd Co; Limited Liability Company;
  Limited Liability Co; Ltd Liability Company; Ltd Liability Co; Liability Company; LLC; L.C.; LC; PLLC; Professional Limited Liability Company; L3C;
  Low-Profit Limited Liability Company; Low Profit LLC; Series Limited Liability Company; SPBLLC; Benefit LLC; Limited Partnership; LP;
  Ltd Partnership; A Limited Partnership; An Incorporated Limited Partnership; Incorporated Limited Partnership; ILP; Exempted Limited Partnership;
  ELP; Limited Liability Partnership; LLP; Registered Limited Liability Partnership; RLLP; PLLP; P.L.L.; Limited Liability Limited Partnership; LLLP;
  RLLLP; Private Fund Limited Partnership; PFLP; Separate Limited Partnership; SLP; General Partnership; G.P.; Partnership Firm;
  Public Limited Company; PLC; Public Company; Public Company Limited; Private Limited Company; Private Limited; Pvt Ltd; Private Company;
  Private Company Limited by Shares; Public Company Limited by Shares; Company Limited by Shares; Company Limited by Guarantee; CLG; LBG; Ltd Gte;
  (Guarantee) Ltd; Designated Activity Company; DAC; Unlimited Company; Unlimited; Unltd; Ultd; Unlimited Liability Company; ULC; PUC; PULC;
  Private Unlimited Company; Public Unlimited Company; No Liability; N.L.; Proprietary; Proprietary Limited; Proprietary Ltd; Pty Limited; Pty;
  Pty Ltd; Pte Ltd; Pte Limited; Exempt Private Company; One Person Company; One Person Corporation; OPC; SMC; Close Corporation; CC;
  State Owned Company; SOC; Personal Liability Company; Non-Profit Company; NPC; Professional Corporation; Prof Corp; P.C.;
  Professional Service Corporation; PSC; Professional Association; P.A.; Chartered; Chtd; Benefit Corporation; A Benefit Corporation;
  Public Benefit Corporation; PBC; Stock Corporation; Business Corporation; B.C.; International Business Company; International Business Corporation;
  IBC; Exempted Company; Exempt Company; Segregated Portfolio Company; SPC; Segregated Cell Company; SCC Limited; SCC Ltd; Protected Cell Company;
  PCC; Incorporated Cell Company; ICC; Special Economic Zone Company; SEZC; Limited Duration Company; LDC; (SPV) Ltd; (SPV) SPC;
  Mixed Liability Company; M.L.; Community Interest Company; CIC; Society with Restricted Liability; Public Joint Stock Company;
  Private Joint Stock Company; FZ LLC; United Kingdom Societas; UKS; Cooperative; Co-operative; Co-op; Cooperative Limited; Co-operative Limited;
  Co-op Limited; Cooperative Company; Co-operative Society; Limited Cooperative Association; LCA; European Company; Societas Europaea; SE;
  Societas Cooperativa Europaea; SCE; European Economic Interest Grouping; EEIG; UKEIG; Real Estate Investment Trust; REIT
Welsh and Irish: Cyfyngedig; cyf; Cwmni Cyfyngedig Cyhoeddus; CCC; Partneriaeth Atebolrwydd Cyfyngedig; PAC; Teoranta; teo;
  Cuideachta Phoiblí Theoranta; cpt; Cuideachta Ghníomhaíochta Ainmnithe; cga; Cuideachta faoi Theorainn Ráthaíochta; ctr; Cuideachta Neamhtheoranta;
  c.n.; comhpháirtíocht theoranta infheistíochta; cti; GELE
German: Gesellschaft mit beschränkter Haftung; GmbH; Ges.m.b.H.; gGmbH; Gemeinnützige Gesellschaft mit beschränkter Haftung; Unternehmergesellschaft;
  UG (haftungsbeschränkt); UG; GmbH UG; Aktiengesellschaft; AG; gAG; Gemeinnützige Aktiengesellschaft; REIT-AG; InvAG; Investmentaktiengesellschaft;
  Kommanditgesellschaft; KG; KmG; KommG; Kommanditgesellschaft auf Aktien; KGaA; Kommanditaktiengesellschaft; KmAG; GmbH & Co. KG; GmbH & Co. KGaA;
  GmbH & Co. OHG; AG & Co. KG; AG & Co. KGaA; AG & Co. OHG; KGaA & Co. KG; UG (haftungsbeschränkt) & Co. KG; Offene Handelsgesellschaft; OHG; OHG mbH;
  Offene Gesellschaft; OG; OEG; KEG; Kollektivgesellschaft; KlG; Gesellschaft bürgerlichen Rechts; Gesellschaft des bürgerlichen Rechts; GbR; eGbR;
  GesbR; Partnerschaftsgesellschaft; PartG; PartG mbB; Flexible Kapitalgesellschaft; FlexKapG; Einfache Gesellschaft; stille Gesellschaft; stG;
  eingetragener Kaufmann; e.K.; e.Kfm.; e.Kffr.; Eingetragene Genossenschaft; eG; Genossenschaft; e.Gen.; Gen.mbH; Gen.mubH; Europäische Gesellschaft;
  Europäische Aktiengesellschaft; Europäische Genossenschaft; Europäische wirtschaftliche Interessenvereinigung; EWIV; eingetragener Verein; e.V.;
  VVaG; AGmsZ; EKG; PGmbH; ÖrGmbH
Dutch: Besloten vennootschap; Besloten vennootschap met beperkte aansprakelijkheid; BV; BVBA; EBVBA; BVBA SO; Naamloze vennootschap; NV; NV SO; NV PR;
  BV PR; Commanditaire vennootschap; C.V.; CommV; Gewone commanditaire vennootschap; Commanditaire vennootschap op aandelen; CommVA; CVA;
  Vennootschap onder firma; VOF; VOF SO; Coöperatieve vennootschap; CVBA; CVBA SO; CVOA; Coöperatie; coöp; Coöperatieve vereniging;
  Openbare vennootschap; Stille vennootschap; Vennootschap met beperkte aansprakelijkheid; VBA; Aruba vrijgestelde vennootschap; AVV;
  Aandeelhouder bestuurde vennootschap; ABV; Maatschap; Economisch samenwerkingsverband; ESV; EESV; Europese vennootschap;
  Europese naamloze vennootschap; Europese Coöperatieve Vennootschap; VZW; IVZW; onderlinge waarborgmaatschappij; OWM
French: Société anonyme; SA; Société anonyme unipersonnelle; SAU; Société anonyme monégasque; SAM; Société à responsabilité limitée; SARL; S.à r.l.;
  Sàrl; Société à responsabilité limitée simplifiée; S.à r.l.-S; SPRL; SPRLU; SRL; Société privée à responsabilité limitée; SURL; SUARL;
  Société unipersonnelle à responsabilité limitée; Société par actions simplifiée; Société par actions simplifiées; SAS; Société par actions;
  S.A.R.F.; Société en commandite par actions; SCA; SECA; SCmA; Société en commandite simple; SCS; SECS; Société en commandite spéciale; SECSP;
  Société en commandite; S.E.C.; SComm; SCm; Société en nom collectif; SNC; SENC; Société en nom collectif à responsabilité limitée; SENCRL;
  Société civile; S.C.I.; Société civile immobilière; Société simple; Société coopérative; S.C.; SCoo; SCRL; SCRI;
  Société coopérative à responsabilité limitée; Société coopérative européenne; Société européenne; Société en libre partenariat;
  Société en participation; Groupement d'intérêt économique; GIE; Groupement européen d'intérêt économique; GEIE;
  Société d'exercice libéral à responsabilité limitée; Société d'exercice libéral par action simplifiée; Société d'investissement à capital variable;
  SICAV; Société d'investissement à capital fixe; SICAF; SEPCAV; Limitée; Ltée; Incorporée; Compagnie; Coopérative; ASBL; AISBL
Italian: Società per azioni; SpA; Società per azioni con socio unico; Società a responsabilità limitata; Srl;
  Società a responsabilità limitata semplificata; Srls; Srl semplificata; Società a responsabilità limitata con unico socio;
  Società a garanzia limitata; Sagl; Società in accomandita per azioni; SAcA; Società in accomandita semplice; SAc; Società in nome collettivo;
  Società semplice; S.S.; Società cooperativa; soc. coop.; Società cooperativa a responsabilità limitata; Società cooperativa europea;
  Società consortile a responsabilità limitata; Scarl; Scrl; Società consortile per azioni; Società anonima; Società europea;
  Società tra professionisti
Spanish: Sociedad Anónima; Sociedad Anónima Unipersonal; Sociedad Anónima Cerrada; SAC; Sociedad Anónima Abierta; SAA; Sociedad Anónima Simplificada;
  Sociedad Anónima Laboral; SAL; Sociedad Anónima Profesional; SAP; Sociedad Anónima Mixta; Sociedad Anónima Europea; Sociedad Anónima Bursátil;
  S.A.B.; Sociedad Anónima de Capital Variable; SA de CV; Sociedad Anónima Bursátil de Capital Variable; SAB de CV;
  Sociedad Anónima Promotora de Inversión; SAPI; Sociedad Anónima Promotora de Inversión de Capital Variable; SAPI de CV; SAPIB; SAPIB de CV;
  SAPI de CV SOFOM ENR; SA de CV SOFOM ENR; SA de CV SOFOM ER; SA SOFOM ENR; SA SOFOM ER; SAB de CV SOFOM ENR; Sociedades de Capital Variable;
  de C.V.; Sociedad de Responsabilidad Limitada; S de RL; Sociedad de Responsabilidad Limitada de Capital Variable; S de RL de CV;
  S de RL de IP de CV; S de RL MI; Sociedad por Acciones Simplificada; Sociedad por Acciones Simplificada de Capital Variable; SAS de CV;
  Sociedad por Acciones Cerrada Simplificada; SACS; Sociedad por Acciones; Sociedad Limitada; S.L.; Sociedad Limitada Unipersonal; SLU;
  Sociedad Limitada Laboral; SLL; SRLL; Sociedad Limitada Profesional; SLP; SRLP; SLNE; Sociedad Comercial de Responsabilidad Limitada;
  Sociedad Colectiva; Soc. Col.; S.R.C.; SRCP; Sociedad en Comandita Simple; S en C; S en C de CV; Sociedad en Comandita por Acciones; SCpA;
  S en C por A; S en C por A de CV; Sociedad en Comandita; Sociedad Comanditaria Simple; S. Com.; Sociedad Comanditaria por Acciones; S. Com. p. A.;
  Sociedad en Nombre Colectivo; Sociedad Civil; S. Civil; S. Civil de R. L.; Sociedad de Capital e Industria; Sociedad de Garantía Recíproca; SGR;
  Sociedad Legal Minera; Sociedad Contractual Minera; SCM; Sociedad de Capital-Riesgo; SCR; Sociedad de Inversión de Capital Variable;
  Empresa Individual de Responsabilidad Limitada; EIRL; Empresa Unipersonal; E.U.; Compañía; Cía; Compañía Anónima;
  Compañía de Responsabilidad Limitada; Compañía Limitada; Cía Ltda; Limitada; Ltda; Cía S en C; Cía SCA; Sociedad Cooperativa; S. Coop.; S. Coop. P.;
  S. Coop. E.; Sociedad Cooperativa Limitada; SCL; SC de RL de CV; SC de RL; SCL de CV; SPR de RL; SPR de RL de CV; Agrupación de Interés Económico;
  AIE; Agrupación Europea de Interés Económico; AEIE; Sociedad del Estado; Sociedad de Economía Mixta
Portuguese: Sociedade Anônima; Sociedade Anónima; Sociedade Anónima Europeia; Sociedade Limitada; Sociedade Limitada Unipessoal; Sociedade por Quotas;
  Sociedade Unipessoal por Quotas; Sociedade em Nome Coletivo; Sociedade em Comandita; Sociedade em Comandita Simples;
  Sociedade em Comandita por Ações; C/A; Sociedade Simples; Sociedade em Conta de Participação; Empresa Individual de Responsabilidade Limitada;
  EIRELI; Estabelecimento Individual de Responsabilidade Limitada; Sociedade Cooperativa; Agrupamento Complementar de Empresas; Companhia; SCP
Danish, Norwegian, Swedish, Faroese and Icelandic: Aktieselskab; A/S; Anpartsselskab; ApS; Iværksætterselskab; IVS; Interessentskab; I/S;
  Kommanditselskab; K/S; Partnerselskab; P/S; Selskab med begrænset ansvar; SmbA; Andelsselskab; Andelsselskab med begrænset ansvar; AmbA; FmbA;
  Europæisk selskab; SE-selskab; SCE-selskab; Europæisk andelsselskab; EØFG; Aksjeselskap; AS; Allmennaksjeselskap; ASA; Ansvarlig selskap; ANS;
  Ansvarlig selskap, delt ansvar; D.A.; Kommandittselskap; Samvirkeforetak; Selskap med begrenset ansvar; B.A.; Statsforetak; Interkommunalt selskap;
  IKS; Europeisk selskap; Aktiebolag; AB; Publikt aktiebolag; Handelsbolag; HB; Kommanditbolag; KB; Ekonomisk förening; Ek. för.; Europabolag;
  Europakooperativ; Enkelt bolag; Bankaktiebolag; Öppet bolag; Andelslag; Partafelag; Alment partafelag; Samstarvsfelag við ábyrgd; Hlutafélag; hf;
  Einkahlutafélag; ehf; Samlagsfélag; slf; Samlagshlutafélag; slhf; Evrópufélag
Finnish and Estonian: Osakeyhtiö; Oy; Julkinen osakeyhtiö; Oyj; Abp; Kommandiittiyhtiö; Ky; Avoin yhtiö; Osuuskunta; osk; Eurooppayhtiö;
  Eurooppaosuuskunta; ETEY; Asunto-osakeyhtiö; Aktsiaselts; Osaühing; OÜ; Täisühing; TÜ; Usaldusühing; UÜ; Tulundusühistu; TÜH; Euroopa äriühing;
  Euroopa ühistu; EMHÜ; MTÜ
Latvian and Lithuanian: Akciju sabiedrība; Sabiedrība ar ierobežotu atbildību; SIA; Komandītsabiedrība; K.S.; Pilnsabiedrība; P.S.;
  Eiropas komercsabiedrība; Uždarosios akcinės bendrovės; UAB; Akcinės bendrovės; Mažosios bendrijos; M.B.; TUB; Tikrosios ūkinės bendrijos;
  Komanditinės ūkinės bendrijos; Kooperatinės bendrovės; ZUB; Europos bendrovės; E.B.; EKB; VĮ
Polish: spółka akcyjna; spółka z ograniczoną odpowiedzialnością; sp. z o.o.; spółka komandytowa; sp.k.; spółka komandytowo-akcyjna; SKA; spółka jawna;
  sp.j.; s.j.; spółka partnerska; sp.p.; spółka cywilna; prosta spółka akcyjna; PSA; spółka europejska; spółdzielnia; EZIG
Czech and Slovak: akciová společnost; společnost s ručením omezeným; veřejná obchodní společnost; společnost komanditní;
  společnost komanditní na akcie; evropská společnost; evropská družstevní společnost; EHZS; státní podnik; akciová spoločnosť; akc. spol.;
  spoločnosť s ručením obmedzeným; verejná obchodná spoločnosť; ver. obch. spol.; komanditná spoločnosť; kom. spol.; jednoduchá spoločnosť na akcie;
  jednoduchá spol. na akcie; spoločnosť komanditná na akcie; európska spoločnosť; štátny podnik
Hungarian: Részvénytársaság; Rt; Nyilvánosan működő részvénytársaság; Nyrt; Zártkörűen működő részvénytársaság; Zrt; Korlátolt felelősségű társaság;
  Kft; Betéti társaság; Bt; Közkereseti társaság; Kkt; Közhasznú társaság; Kht; Európai részvénytársaság; Európai gazdasági egyesülés; EGE
Romanian: Societate pe acțiuni; Societate cu răspundere limitată; Societate în comandită simplă; Societate în comandită pe acțiuni;
  Societate în nume colectiv; Societate europeană; Societate cooperativă; Grupul de interes economic; Regie autonomă
Croatian, Slovenian, Serbian and Macedonian: dioničko društvo; d.d.; društvo s ograničenom odgovornošću;
  jednostavno društvo s ograničenom odgovornošću; d.o.o.; j.d.o.o.; javno trgovačko društvo; j.t.d.; komanditno društvo; k.d.; europsko društvo;
  gospodarsko interesno udruženje; GIU; zadruga; delniška družba; družba z omejeno odgovornostjo; družba z neomejeno odgovornostjo; d.n.o.;
  komanditna družba; komanditna delniška družba; k.d.d.; evropska delniška družba; zadruga z omejeno odgovornostjo; z.o.o.; GIZ; akcionarsko društvo;
  a.d.; društvo sa ograničenom odgovornošću; ortačko društvo; o.d.; javno preduzeće; акционарско друштво; а.д.; друштво са ограниченом одговорношћу;
  д.о.о.; командитно друштво; к.д.; ортачко друштво; о.д.; јавно предузеће; акционерско друштво; друштво со ограничена одговорност;
  командитно друштво со акции; јавно трговско друштво; akcionersko drustvo; DOO; JTD; KDA
Albanian: Shoqëri aksionare; SHA; Shoqëri me përgjegjësi të kufizuar; SHPK; Ortakëri e përgjithshme; Ortakëri e kufizuar
Bulgarian: Акционерно дружество; АД; AD; Еднолично акционерно дружество; ЕАД; EAD; Дружество с ограничена отговорност; ООД; OOD;
  Еднолично дружество с ограничена отговорност; ЕООД; EOOD; Командитно дружество; КД; Командитно дружество с акции; КДА; Събирателно дружество; СД;
  Акционерно дружество със специална инвестиционна цел; АДСИЦ; ADSIC; Европейско дружество; ДЗЗД; DZZD; Кооперация
Russian and Belarusian: Общество с ограниченной ответственностью; ООО; OOO; Общество с дополнительной ответственностью; ОДО; ODO;
  Акционерные общества; Открытое акционерное общество; ОАО; Закрытое акционерное общество; ЗАО; Унитарное предприятие; УП;
  Закрытае акцыянернае таварыства; ЗАТ; ZAT; Адкрытае акцыянернае таварыства; ААТ; AAT; Таварыства з абмежаванай адказнасцю; ТАА; TAA;
  Таварыства з дадатковай адказнасцю; ТДА; Унітарнае прадпрыемства; Obshchestvo s ogranichennoj otvetstvennostyu; Aktsionernoye obshchestvo
Greek: Ανώνυμη Εταιρία; Α.Ε.; ΑΕ; Εταιρία Περιορισμένης Ευθύνης; ΕΠΕ; EPE; Ομόρρυθμη Εταιρία; ΟΕ; O.E.; Ετερόρρυθμη Εταιρία; ΕΕ; E.E.;
  Ιδιωτική Κεφαλαιουχική Εταιρία; ΙΚΕ; IKE; Ευρωπαϊκή Εταιρεία; Ναυτική εταιρία; ΝΕΠΑ; NEPA; ΕΟΟΣ; EOOS; Συνεταιρισμός;
  Ιδιωτική Εταιρεία Περιορισμένης Ευθύνης με μετοχές; Δημόσια Εταιρεία Περιορισμένης Ευθύνης με μετοχές
Maltese: Soċjetà in akkomandita; kumpanija pubblika; kumpanija privata; soċjetà f'isem kollettiv
Armenian and Azerbaijani: Սահմանափակ պատասխանատվությամբ ընկերություն; ՍՊԸ; Բաց բաժնետիրական ընկերություն; ԲԲԸ; Փակ բաժնետիրական ընկերություն; ՓԲԸ;
  Լիակատար ընկերակցություն; Լրացուցիչ պատասխանատվությամբ ընկերություն; ԼՊԸ; Məhdud məsuliyyətli cəmiyyəti; MMC; Açıq səhmdar cəmiyyəti; ASC;
  Qapalı səhmdar cəmiyyəti; QSC; Tam ortaqlıq; Komandit ortaqlıq
Turkish: anonim şirket; A.Ş.; limited şirket; Ltd. Şti.; kollektif şirket; Koll. Şti.; komandit şirket; Kom. Şti.; kooperatif
Arabic: الشركة ذات المسؤولية المحدودة; شركه ذات مسؤولية محدودة; ذ.م.م; الشركة محدودة المسؤولية; شركة مساهمة; شركة المساهمة العامة;
  شركة المساهمة الخاصة; الشركة المساهمة العامة; الشركة المساهمة الخاصة; ش.م.ع; ش.م.خ; شركة المساهمة المقفلة; شركة تضامن; شركة التضامن;
  شركة التوصية البسيطة; شركة توصية بسيطة; شركة التوصية بالأسهم; شركة توصية بالأسهم; توصية بسيطة; شركة محاصة; شركة المحاصة; شركة الشخص الواحد
Hebrew: בע"מ; חברה פרטית בע"מ; חברה ציבורית בע"מ; שותפות; אגודה שיתופית
Chinese: 有限公司; 股份有限公司; 有限責任公司; 私人股份有限公司; 公眾股份有限公司; 擔保有限公司; 無限公司; 兩合公司; 有限合伙企业; 有限責任合夥; 合作社
Japanese: 株式会社; (株); 有限会社; (有); 合同会社; (合); 合資会社; (資); 合名会社; (名); kabusikigaisya; yugengaisya; goudougaisya
Korean: 주식회사; (주); 유한회사; (유); 합명회사; 합자회사; 유한책임회사; JuSikHoeSa; YuHanHoeSa
Thai and Khmer: บริษัทจำกัด; บริษัทมหาชนจำกัด; ห้างหุ้นส่วนจำกัด; ក្រុមហ៊ុនឯកជនទទួលខុសត្រូវមានកម្រិត; ក្រុមហ៊ុនមហាជនទទួលខុសត្រូវមានកម្រិត;
  ក្រុមហ៊ុនសហកម្មសិទ្ធិមានកម្រិត
Vietnamese: công ty trách nhiệm hữu hạn; công ty trách nhiệm hữu hạn một thành viên; công ty cổ phần; công ty hợp danh; doanh nghiệp tư nhân
Malay and Indonesian: Berhad; Bhd; Sendirian Berhad; Sdn Bhd; Perkongsian Liabiliti Terhad; PLT; PT; PT PMA; PT PMDN; Tbk; Perseroan Terbuka; Persero;
  Perum; Commanditaire Vennootschap; Koperasi
Nepali: प्राइभेट कम्पनी; पब्लिक कम्पनी; Pra. Li.
`;

/**
 * What that list lacks: other writings of its forms (singulars of names that it has in the plural, initials of names that it has in full,
 * other transliterations, and the parts that stand apart in a name), and abbreviations from cleanco 1.0.2
 * (https://www.npmjs.com/package/cleanco, MIT license, copyright 2019 Raja Raman) and from the "Additional legal forms" of the copy named
 * above.
 */
export const furtherForms = `
Other writings: Private Ltd; Pvt; Pte; Joint Stock Company; mbH; Unternehmergesellschaft (haftungsbeschränkt); haftungsbeschränkt; SE & Co. KGaA;
  EURL; Société par actions simplifiée unipersonnelle; SASU; SCSp; SELARL; Société; Sté; S.p.A. con socio unico; SapA; S.a.s.; C.A.; Unipessoal Lda;
  Lda; Cia; Aktiebolaget; AB (publ); Oy Ab; Uždaroji akcinė bendrovė; Akcinė bendrovė; Mažoji bendrija; sp. zoo; sp. z o.o. sp.k.; sp. z o.o. SKA;
  a.s.; s.r.o.; spol. s r.o.; v.o.s.; komanditní společnost; k.s.; družstvo; s.p.; š.p.; szövetkezet; Акционерное общество; АО;
  Публичное акционерное общество; ПАО; PAO; Непубличное акционерное общество; НАО; OAO; ZAO; Полное товарищество; Товарищество на вере;
  Производственный кооператив; Ανώνυμη Εταιρεία; Εταιρεία Περιορισμένης Ευθύνης; anonim şirketi; limited şirketi; شركة ذات مسؤولية محدودة; 有限责任公司;
  无限公司; 有限合夥; kabushiki kaisha; K.K.; yugen kaisha; Y.K.; godo kaisha; G.K.; บริษัท; จำกัด; จำกัด (มหาชน); ห้างหุ้นส่วน; Sdn; PT Tbk;
  Perseroan Terbatas
Other abbreviations: A.E.; S.C.e I.; ADSITZ; d.o.o.e.l.; SAE; SAOG; SAOC; W.L.L.; TOV; VAT; TDV; DAT; MCHJ; QMJ; YOAJ; OAJ; XXK; ohf; C. por A.; CxA; b.m.; e.p.e.; m.e.p.e.;
  o.v.e.e.; SCCL; CRL; SGPS; S.A.D.; SM Pte Ltd; Gte; OJSC; CJSC; JSC; FZE; FZ Co; FZC; Sh.A.; Sh.p.k.; P/L
`;
