/**
 * "male" or "female" for the commonest English given names, in lower case; undefined for every other.
 * Only a hint for pronouns and for telling people from places: names outside the list work as well.
 */
export const genderOfGivenName = (lower: string): "male" | "female" | undefined =>
  female.has(lower) ? "female" : male.has(lower) ? "male" : undefined;

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

const female =
  words(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon
laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra
rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
joan evelyn judith megan cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn
janice abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana
natalie brittany charlotte marie kayla alexis lori hillary elena olga natalia svetlana fatima aisha
leila claire ellen jane jill kate katie anne annie ella eva ingrid ursula sally wendy tracy valerie vanessa
allison alyssa angelina bethany bonnie bridget brooke camille carla caroline carrie cassandra cecilia chelsea
clara connie courtney crystal dana daphne dolores edith eileen elaine eleanor erica erin esther eve fiona
florence gail geraldine gina gretchen gwen harriet heidi holly imogen irene iris isabel jackie jasmine jenna
jenny jillian joanna joanne jocelyn josephine juanita kara kathy kay kendra kristen kristin kristina leah
lillian liz lois lorraine louise lucy lydia lynn marcia margot marian marianne marjorie melanie mildred miranda
miriam monica muriel myra nadia naomi nora norma paige patty paula pauline penelope penny phyllis regina renee
rhonda rita roberta rose rosemary roxanne sabrina sadie shannon shelley sherry stacey stella sue susanna suzanne
sylvia tamara tanya tara tina toni trisha trudy viola vivian wanda whitney yolanda zoe amina amira ayesha farah
huda jamila khadija layla mariam maryam rania salma yasmin zainab zahra anjali deepa kavita lakshmi meera neha
pooja shreya astrid birgit greta karin kirsten petra sabine sigrid chiara francesca giulia paola camila mercedes
veronica yvonne sonia sofia rosa carmen ana lucia nikki debbie sheila peggy
maggie molly beth becky audrey april june marine nina irina yulia tatiana priya sunita mei`);

const male =
  words(`james robert john michael william david richard joseph thomas charles christopher daniel matthew
anthony mark steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
donald dale glenn bernard leonard clarence stanley norman marvin melvin alfred ernest curtis todd craig dustin
derek travis shane brad brett seth caleb isaac evan connor lucas liam oliver leo oscar felix simon graham colin
nigel trevor gareth neil clive barry gordon duncan angus callum rory declan owen gerard conor sebastian julian
adrian fernando ricardo eduardo roberto sergio diego alejandro mario marco stefan henrik magnus anders johan
jens piotr tomasz pavel vladimir dmitry sergei alexei oleg yuri mustafa khalid abdul karim tariq rashid imran
amit sanjay anil vijay ravi
nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle walter ethan jeremy harold keith
christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert
willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell louis philip bobby johnny bradley bill
bob jim jimmy tom tim mike dan dave steve chris matt ben sam fred greg jeff ken ron ted tony rick rob ed andy alex max
will pete doug josh phil ray chuck hugh howard ahmed ali hassan hussein ibrahim mohammed muhammad omar yusuf carlos
luis miguel pedro jorge antonio francisco ivan igor nikolai boris mikhail viktor andrei pierre jacques michel
francois hans klaus jurgen wolfgang giovanni paolo lars erik sven rudy 
hiroshi kenji raj arjun`);
